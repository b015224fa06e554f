import { single, type Database } from './database.ts'

export interface Member {
  readonly id: string
  readonly name: string
  readonly role: 'member' | 'admin'
  /** A member who is off is refused, and keeps what was spent. */
  readonly active: boolean
  /** Micro-dollars a month; null: what the team gives everyone. */
  readonly budget: number | null
  /** Calls such as `POST /v1/edit`; null: all but training. */
  readonly tools: readonly string[] | null
  /** Whether anybody can call in their name. */
  readonly hasToken: boolean
  /** The token stands in the environment and is changed there. */
  readonly fromEnvironment: boolean
}

export type Changes = Partial<
  Pick<Member, 'name' | 'role' | 'active' | 'budget' | 'tools'>
>

interface Row {
  id: string
  name: string
  role: Member['role']
  active: number
  budget: number | null
  tools: string | null
  has_token: number
  from_environment: number
}

const columns = `id, name, role, active, budget, tools,
  token_hash is not null as has_token, from_environment`

export type Members = ReturnType<typeof createMembers>

/** Tokens are known by their SHA-256 only, in hexadecimal. */
export function createMembers(db: Database) {
  const where = (condition: string, value: string): Member | undefined => {
    const row = single<Row>(
      db,
      `select ${columns} from members where ${condition}`,
      value,
    )
    return row && memberOf(row)
  }
  return {
    byId: (id: string) => where('id = ?', id),
    byName: (name: string) => where('name = ?', name),
    byToken: (hash: string) => where('token_hash = ?', hash),

    all: (): Member[] =>
      db
        .query<Row>(`select ${columns} from members order by name`)
        .map(memberOf),

    /** Throws when the name is taken: ask {@link byName} first. */
    add(id: string, name: string, tokenHash: string, at: number): void {
      db.query(
        'insert into members (id, name, token_hash, created_at) values (?, ?, ?, ?)',
        id,
        name,
        tokenHash,
        at,
      )
    },

    change(id: string, changes: Changes): void {
      db.transaction(() => {
        for (const [column, value] of Object.entries(changes))
          db.query(
            `update members set ${column} = ? where id = ?`,
            stored(value),
            id,
          )
      })
    },

    setToken(id: string, hash: string): void {
      db.query('update members set token_hash = ? where id = ?', hash, id)
    },

    /**
     * Makes the members of the environment those of this list: who is no longer
     * on it has no token any more, until the admin page gives them one. Budgets and the like stay as they are.
     */
    synchronize(
      list: readonly { name: string; tokenHash: string }[],
      newId: () => string,
      at: number,
    ): void {
      db.transaction(() => {
        db.query(
          `update members set token_hash = null, from_environment = 0
           where from_environment = 1 or token_hash in
             (select value from json_each(?))`,
          JSON.stringify(list.map(({ tokenHash }) => tokenHash)),
        )
        for (const { name, tokenHash } of list)
          db.query(
            `insert into members
               (id, name, token_hash, from_environment, created_at)
             values (?, ?, ?, 1, ?)
             on conflict (name) do update set
               token_hash = excluded.token_hash, from_environment = 1`,
            newId(),
            name,
            tokenHash,
            at,
          )
      })
    },
  }
}

const memberOf = ({
  from_environment,
  has_token,
  tools,
  ...row
}: Row): Member => ({
  ...row,
  active: row.active === 1,
  hasToken: has_token === 1,
  tools: tools === null ? null : (JSON.parse(tools) as string[]),
  fromEnvironment: from_environment === 1,
})

function stored(value: string | number | boolean | readonly string[] | null) {
  if (typeof value === 'boolean') return Number(value)
  return Array.isArray(value) ? JSON.stringify(value) : (value as string | null)
}
