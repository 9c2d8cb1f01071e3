package vn.nennep.exchange;

/**
 * Which unit a code of a file of units means: the one that had it on the days of the row. A code whose unit has ended
 * is free; a row that begins later, not on the very next day, is another unit. From then on the ended unit is found by
 * its code with a mark behind it.
 */
final class UnitCodes {

    private UnitCodes() {}

    static void settle(Staging staged) {
        staged.execute(
                """
                update unit u set code = freed_code(u.code)
                from (
                  select p.unit_id, max(coalesce(p.valid_to, 'infinity')) as last_on,
                    exists (select 1 from unit_succession c join unit_event e on e.id = c.event_id
                      where c.predecessor_id = p.unit_id and e.undone_at is null) as succeeded
                  from unit_period p group by p.unit_id) life
                where life.unit_id = u.id and life.last_on < 'infinity'
                  and exists (select 1 from staged s where s.valid and s.code = u.code
                    and s.valid_from > life.last_on + case when life.succeeded then 0 else 1 end)
                """);
        // A row of the time when another unit had the code.
        staged.execute(
                """
                update staged s set code = u.code
                from unit_period p join unit u on u.id = p.unit_id
                where s.valid and p.code = s.code and p.valid_from = s.valid_from and u.code <> s.code
                """);
        staged.execute(
                """
                update staged s set parent_code = u.code
                from unit_period p join unit u on u.id = p.unit_id
                where s.valid and p.code = s.parent_code and u.code <> s.parent_code
                  and s.valid_from between p.valid_from and coalesce(p.valid_to, 'infinity')
                """);
    }
}
