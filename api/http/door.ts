/**
 * How a request came in. It travels in the bindings, so that no header can forge it:
 * `public` from outside to /api, `page` from SvelteKit's half, `console` from the host, `content` from outside to
 * the host of uploaded files.
 */
export type Door = {
	kind: 'public' | 'page' | 'console' | 'content';
	memo: Map<string, Promise<unknown>>;
};

export const openDoor = (kind: Door['kind']): Door => ({ kind, memo: new Map() });

/** Runs `load` once per incoming request, however many API calls one page makes. */
export function once<T>(door: Door, key: string, load: () => Promise<T>): Promise<T> {
	const known = door.memo.get(key);
	if (known) return remembered<T>(known);

	const fresh = load();
	door.memo.set(key, fresh);
	return fresh;
}

/** Forgets what was read under `key`, after a write changed it. */
export const forget = (door: Door, key: string) => void door.memo.delete(key);

/** A key always holds what its one loader returned. */
const remembered = <T>(value: Promise<unknown>) => value as Promise<T>;
