package vn.nennep.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A transaction that begins with this method, or with a method of this class, sees every unit whoever calls: the
 * server's own work, where nobody is signed in, or work that checks the branch row by row itself. Inside a transaction
 * that has begun already it changes nothing.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Unscoped {

    /**
     * Whether all statements of the transaction see one state (REPEATABLE READ). It must be said here: beginning the
     * scope is the first statement, and after that it can no longer be chosen.
     */
    boolean oneReading() default false;
}
