-- A rule may name one that is made after it: bodies are looked into at the end, when afterMigrate.sql binds them.
set check_function_bodies = off;
