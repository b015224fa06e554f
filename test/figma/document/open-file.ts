/** A file that is open, for everyone who has it open. */
import type { Conditions } from '../conditions.ts'
import type { Announcer } from './announcer.ts'
import type { History } from './history.ts'
import { complete } from './create.ts'
import { followStructure } from './instances.ts'
import { LayerIndex } from './layer-index.ts'
import type { DocumentData, LayerData, PageData } from './model.ts'
import { settle } from './settle.ts'
import { sha1 } from './sha1.ts'
import type { State } from './state.ts'
import { builtFrom, difference, stateOf } from './state.ts'
import type { RootKey } from './state.ts'
import type { Parent, Place } from './tree.ts'
import { WriteLog } from './writes.ts'
import type { Write } from './writes.ts'

/** Someone who has the file open. */
export interface Member {
  readonly history: History
  readonly announcer: Announcer
}

export class OpenFile {
  readonly log = new WriteLog()
  private readonly index: LayerIndex
  private readonly members = new Set<Member>()
  private readonly session: number
  private lastId = 0
  private held: string | null = null
  /** Whose the changes are, and what the file was before them. */
  private turn: { member: Member; began: State } | null = null
  private readonly lastToWrite = new Map<string, Member>()

  constructor(
    readonly data: DocumentData,
    readonly conditions: Conditions,
  ) {
    // Not enumerable: a copy of the data is a copy of the file alone.
    Object.defineProperty(data, 'conditions', {
      value: conditions,
      configurable: true,
      writable: true,
    })
    this.index = new LayerIndex(data)
    for (const layer of this.index.layers().values()) complete(layer)
    const sessions = [...this.index.layers().keys()].map(
      (id) => parseInt(id) || 0,
    )
    this.session = Math.max(0, ...sessions) + 1
  }

  join(member: Member): void {
    this.members.add(member)
  }

  // Reading

  get firstPage(): PageData {
    const page = this.data.pages[0]
    if (!page) throw new Error('A document has at least one page')
    return page
  }

  page(id: string): PageData | null {
    return this.data.pages.find((page) => page.id === id) ?? null
  }

  find(id: string): Place | null {
    return this.index.find(id)
  }

  need(id: string): Place {
    const place = this.find(id)
    if (!place) throw new Error(`The node with id "${id}" does not exist`)
    return place
  }

  parent(id: string): Parent | null {
    return this.page(id) ?? this.find(id)?.layer ?? null
  }

  layers(): ReadonlyMap<string, LayerData> {
    return this.index.layers()
  }

  chain(id: string): LayerData[] {
    return this.index.chain(id)
  }

  newId(): string {
    return `${String(this.session)}:${String(++this.lastId)}`
  }

  /** What undo knows of the file as it is now. */
  get state(): State {
    const notes: RootKey[] = ['pluginData', 'sharedPluginData']
    return stateOf(this.data, this.conditions.rootNotesAreUndone ? notes : [])
  }

  // Changing

  /** To be told before anything is written. */
  write(member: Member, write: Write): void {
    this.turnTo(member)
    member.history.write()
    this.log.add(write)
    this.lastToWrite.set(write.id, member)
  }

  /** Whether somebody else changed `id` last, or whatever it follows. */
  isRemote(member: Member, id: string): boolean {
    const last = this.lastToWrite.get(id) ?? this.turn?.member ?? member
    return last !== member
  }

  /** To be told before anyone commits or undoes. */
  turnTo(member: Member): void {
    if (this.members.size < 2 || this.turn?.member === member) return
    const now = this.state
    if (this.turn) {
      const { member: last, began } = this.turn
      const patch = difference(began, now)
      for (const other of this.members)
        if (other !== last) other.history.rebase(patch)
    }
    this.turn = { member, began: now }
  }

  /** Keeps the group `id` from vanishing while it is being filled. */
  holdingEmpty(id: string, work: () => void): void {
    this.held = id
    try {
      work()
    } finally {
      this.held = null
    }
  }

  /** To be told whenever a layer comes, goes or changes its parent. */
  forgetPlaces(): void {
    this.index.forget()
  }

  /** Re-arranges what depends on a change, and tells everyone. */
  changed(what: 'structure' | 'values'): void {
    if (what === 'structure') {
      this.index.forget()
      followStructure(this.index.layers())
    }
    for (const page of this.data.pages) settle(page, this.held)
    if (what === 'structure') this.index.forget()
    this.tell()
  }

  restore(state: State): void {
    const { pages, values } = builtFrom(state)
    Object.assign(this.data, values, { pages })
    this.index.forget()
    this.tell()
  }

  addImage(bytes: Uint8Array): string {
    const hash = sha1(bytes)
    if (!this.data.images.has(hash)) this.data.images.set(hash, bytes.slice())
    return hash
  }

  private tell(): void {
    for (const member of this.members) member.announcer.changed()
  }
}
