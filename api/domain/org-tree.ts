/**
 * The tree of work units (unit kerja). Each unit carries the path of ids from the root to itself,
 * `/unt_a/unt_b/`, so that "within my unit" is a prefix test and, in SQL, an index range.
 */

/** The path of a unit under `parentPath` (null at the root). */
export const unitPathOf = (id: string, parentPath: string | null) => `${parentPath ?? '/'}${id}/`;

/** True when the unit at `path` is the unit at `root` or lies below it. */
export const isWithin = (path: string, root: string) => path.startsWith(root);

/** Half-open text range `[from, below)` that holds exactly the paths within `root`. */
export const subtreeRange = (root: string) => ({ from: root, below: `${root.slice(0, -1)}0` });

export type TreeNode = { code: string; parentCode: string | null };

/** Codes that lie on a cycle of parents; an empty list means the units form a forest. */
export function cyclesIn(nodes: readonly TreeNode[]): string[] {
	const parentOf = new Map(nodes.map((node) => [node.code, node.parentCode]));
	return nodes.map((node) => node.code).filter((code) => climbsToItself(code, parentOf));
}

function climbsToItself(code: string, parentOf: ReadonlyMap<string, string | null>) {
	let above = parentOf.get(code) ?? null;
	for (let step = 0; above !== null && step <= parentOf.size; step++) {
		if (above === code) return true;
		above = parentOf.get(above) ?? null;
	}
	return false;
}
