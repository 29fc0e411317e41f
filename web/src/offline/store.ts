// What was filled in on the spot, kept in this browser (IndexedDB) at every keystroke: it outlives a lost connection and
// a closed tab, and leaves only when the server has said that it has it.
import type { Inspection, NewAnswer } from '@/api/types'

/** The latest answer to one item. `id` is new whenever the content is; `sent` once the server has taken that id. */
export interface KeptAnswer {
  account: string
  inspection: number
  item: number
  id: string
  judgement: NonNullable<NewAnswer['judgement']> | null
  number: number | null
  text: string
  /** Digests of photos that the server has, or ids of kept ones. */
  photos: string[]
  sent: boolean
}
/** `digest` once the server has it. */
export interface KeptPhoto {
  id: string
  account: string
  inspection: number
  blob: Blob
  digest: string | null
}

const name = 'duban.inspections'
let opened: Promise<IDBDatabase> | null = null

const done = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('answers', { keyPath: ['account', 'inspection', 'item'] })
      request.result.createObjectStore('photos', { keyPath: 'id' })
      request.result.createObjectStore('inspections', { keyPath: 'id' })
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => {
      opened = null
      reject(request.error)
    }
  })
  return opened
}

/** Runs in one transaction and waits until it is on disk. */
async function within<T>(store: string, mode: IDBTransactionMode, work: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  const transaction = (await open()).transaction(store, mode)
  const ended = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = transaction.onerror = () => reject(transaction.error)
  })
  const result = await work(transaction.objectStore(store))
  await ended
  return result
}

const of_inspection = (account: string, inspection: number) =>
  IDBKeyRange.bound([account, inspection], [account, inspection, []])

export const kept_answers = (account: string, inspection: number) =>
  within('answers', 'readonly', (store) => done(store.getAll(of_inspection(account, inspection)) as IDBRequest<KeptAnswer[]>))
export const keep_answer = (answer: KeptAnswer) => within('answers', 'readwrite', (store) => done(store.put(answer)))

/** Marks answers as sent unless they were changed since. */
export const mark_sent = (answers: readonly KeptAnswer[]) =>
  within('answers', 'readwrite', async (store) => {
    for (const each of answers) {
      const now = (await done(store.get([each.account, each.inspection, each.item]))) as KeptAnswer | undefined
      if (now?.id === each.id) await done(store.put({ ...now, sent: true, photos: each.photos }))
    }
  })

export const keep_photo = (photo: KeptPhoto) => within('photos', 'readwrite', (store) => done(store.put(photo)))
export const kept_photo = (id: string) =>
  within('photos', 'readonly', (store) => done(store.get(id) as IDBRequest<KeptPhoto | undefined>))

export const keep_inspection = (inspection: Inspection) =>
  within('inspections', 'readwrite', (store) => done(store.put(inspection)))
export const kept_inspection = (id: number) =>
  within('inspections', 'readonly', (store) => done(store.get(id) as IDBRequest<Inspection | undefined>))
