/** The same page with some of its search changed: null takes a name out. */
export function addressWith(search: URLSearchParams, changes: Record<string, string | null>) {
	const changed = new URLSearchParams(search);
	for (const [name, value] of Object.entries(changes)) {
		if (value === null) changed.delete(name);
		else changed.set(name, value);
	}
	return `?${changed}`;
}
