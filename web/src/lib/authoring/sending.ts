type Save = {
	body: string;
	/** The fields as they were, to see what was typed since. */
	sent: string;
};
type Sending = Save & { key: string };

/**
 * A save whose answer never came may have been stored. It goes again as it was, under the same key: a new
 * one would begin from a revision that it made itself outdated, and its writer would be in conflict with
 * nobody but themselves.
 */
export function openSending() {
	let open: Sending | null = null;
	return {
		next: (make: () => Save): Sending => (open ??= { ...make(), key: crypto.randomUUID() }),
		answered: () => void (open = null)
	};
}
