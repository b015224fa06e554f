import { single, type Database } from './database.ts'

/**
 * What each version of the relay adds. A list that was published is never
 * changed: a file of any age goes through the lists that it has not seen.
 * Times are milliseconds since 1970, money is millionths of a US dollar.
 */
const migrations: readonly (readonly string[])[] = [
  [
    `create table members (
       id text primary key,
       name text not null unique,
       role text not null default 'member' check (role in ('member', 'admin')),
       token_hash text unique,
       from_environment integer not null default 0,
       active integer not null default 1,
       budget integer,
       tools text,
       created_at integer not null
     ) strict`,
    `create table settings (
       name text primary key,
       value text not null
     ) strict, without rowid`,
    // More for one month only; the scope is a member's id, or 'team'.
    `create table raises (
       scope text not null,
       month text not null,
       amount integer not null,
       primary key (scope, month)
     ) strict, without rowid`,
    // A POST from its admission on; panel_id is the id that its caller gave it.
    `create table requests (
       id integer primary key,
       caller text not null,
       panel_id text,
       call text not null,
       path text not null,
       state text not null check (state in ('waiting', 'running', 'done')),
       at integer not null,
       day text not null,
       images integer not null default 0,
       reserved integer not null default 0,
       spent integer not null default 0,
       uncertain integer not null default 0,
       status integer,
       headers text,
       generation text,
       followed integer not null default 0
     ) strict`,
    `create unique index requests_by_panel_id on requests (caller, panel_id)
       where panel_id is not null`,
    `create index requests_by_day on requests (day)`,
    `create index requests_unfinished on requests (state) where state <> 'done'`,
    `create index requests_followed on requests (followed) where followed = 1`,
    `create index requests_by_generation on requests (generation)
       where generation is not null`,
    // In pieces, as a row on Workers holds 2 MB at most.
    `create table answers (
       request integer not null,
       piece integer not null,
       bytes blob not null,
       primary key (request, piece)
     ) strict, without rowid`,
    // Sums by month: an admission reads one row of them a member, however many requests there were.
    `create table totals (
       month text not null,
       caller text not null,
       spent integer not null,
       reserved integer not null,
       primary key (month, caller)
     ) strict, without rowid`,
    `create trigger totals_of_new after insert on requests begin
       insert into totals values
         (substr(new.day, 1, 7), new.caller, new.spent, new.reserved)
       on conflict do update set
         spent = spent + excluded.spent, reserved = reserved + excluded.reserved;
     end`,
    `create trigger totals_of_changed
       after update of spent, reserved on requests begin
       update totals set
         spent = spent + new.spent - old.spent,
         reserved = reserved + new.reserved - old.reserved
       where month = substr(old.day, 1, 7) and caller = old.caller;
     end`,
    `create trigger totals_of_gone after delete on requests begin
       update totals set
         spent = spent - old.spent, reserved = reserved - old.reserved
       where month = substr(old.day, 1, 7) and caller = old.caller;
       delete from answers where request = old.id;
     end`,
    `create table sessions (
       hash text primary key,
       expires_at integer not null
     ) strict, without rowid`,
    `create table refusals (
       id integer primary key,
       at integer not null,
       who text not null,
       call text not null,
       status integer not null,
       sentence text not null
     ) strict`,
    // What Ideogram's own account says of a day (UTC).
    `create table account (
       day text primary key,
       spent integer not null
     ) strict, without rowid`,
  ],
]

/** Creates what is missing. Throws an Error of one sentence for a newer file. */
export function migrate(db: Database): void {
  db.transaction(() => {
    db.query('create table if not exists schema (version integer not null)')
    const known = single<{ version: number }>(db, 'select version from schema')
    if (!known) db.query('insert into schema values (0)')
    const version = known?.version ?? 0
    if (version > migrations.length)
      throw new Error(
        'The relay’s state was written by a newer version of Repaint. Run that version, or give this one a state of its own.',
      )
    for (const statement of migrations.slice(version).flat())
      db.query(statement)
    db.query('update schema set version = ?', migrations.length)
  })
}
