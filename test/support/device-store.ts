/** The storage of a browser, in memory: what the code of pages asks of `device-store.ts`. */
const kept = { scans: new Map(), phone: new Map(), marks: new Map() };

type Named = { id: string };
const storeOf = (rows: Map<unknown, unknown>) => ({
	get: (key: unknown) => ({ result: rows.get(key) }),
	getAll: () => ({ result: [...rows.values()] }),
	put(row: Named, key: unknown = row.id) {
		rows.set(key, structuredClone(row));
		return { result: key };
	},
	delete(key: unknown) {
		rows.delete(key);
		return { result: undefined };
	}
});
type Store = ReturnType<typeof storeOf>;

export const runIn = (
	name: keyof typeof kept,
	_: string,
	work: (store: Store) => { result: unknown }
): Promise<unknown> => Promise.resolve(work(storeOf(kept[name])).result);
export const inTurn = <T>(_: string, work: () => Promise<T>): Promise<T> => work();
export const emptyDevice = () => {
	for (const rows of Object.values(kept)) rows.clear();
};
