/** The storage of this browser (IndexedDB) that pages and the service worker share, and the one turn to send from it. */
const stores = ['scans', 'phone', 'marks'] as const;
type Store = (typeof stores)[number];

function open(): Promise<IDBDatabase> {
	return new Promise((done, failed) => {
		const asked = indexedDB.open('malaqbi-attendance', 2);
		asked.onupgradeneeded = () => {
			const known = asked.result.objectStoreNames;
			for (const name of stores) {
				if (known.contains(name)) continue;
				asked.result.createObjectStore(name, name === 'phone' ? undefined : { keyPath: 'id' });
			}
		};
		asked.onsuccess = () => done(asked.result);
		asked.onerror = () => failed(asked.error ?? new Error('no storage'));
	});
}

export async function runIn(
	name: Store,
	mode: IDBTransactionMode,
	work: (store: IDBObjectStore) => IDBRequest
): Promise<unknown> {
	const db = await open();
	try {
		return await new Promise((done, failed) => {
			const turn = db.transaction(name, mode);
			const asked = work(turn.objectStore(name));
			turn.oncomplete = () => done(asked.result);
			turn.onabort = () => failed(turn.error ?? new Error('not stored'));
		});
	} finally {
		db.close();
	}
}

/** One tab or the service worker at a time; where a browser cannot say so, the portal knows what it was sent twice. */
export const inTurn = <T>(name: string, work: () => Promise<T>): Promise<T> =>
	'locks' in navigator ? navigator.locks.request(`malaqbi-${name}`, work) : work();
