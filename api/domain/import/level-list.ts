/** Lists of competencies in one cell: `T.KES.01=4:mutlak; T.KES.06=3`. */
import type { Importance } from '../competency.ts';
import { no, ok, type Result } from '../result.ts';

export type RequiredLevel = { code: string; level: number; importance: Importance };

const importanceOf: Readonly<Record<string, Importance>> = {
	mutlak: 'essential',
	penting: 'important',
	perlu: 'useful'
};
const wordOf = { essential: 'mutlak', important: 'penting', useful: 'perlu' } as const;

/** Refuses with the part that it cannot read. A technical requirement without a word is *mutlak*. */
export function readLevelList(text: string): Result<RequiredLevel[], string> {
	const levels: RequiredLevel[] = [];
	for (const part of partsOf(text)) {
		const found = /^([A-Z0-9.*_-]+)\s*[=:]\s*([1-5])(?:\s*[:/(]\s*([a-z]+)\)?)?$/i.exec(part);
		const importance = found?.[3] ? importanceOf[found[3].toLowerCase()] : 'essential';
		if (!found?.[1] || !importance) return no(part);
		levels.push({ code: found[1].toUpperCase(), level: Number(found[2]), importance });
	}
	return ok(levels.toSorted(byCode));
}

export const writeLevelList = (levels: readonly RequiredLevel[], withImportance: boolean) =>
	levels
		.toSorted(byCode)
		.map(({ code, level, importance }) =>
			withImportance ? `${code}=${level}:${wordOf[importance]}` : `${code}=${level}`
		)
		.join('; ');

/** The parts of a list in one cell, parted by semicolons, commas or lines. */
export const partsOf = (text: string) =>
	text
		.split(/[;,\n]/)
		.map((part) => part.trim())
		.filter((part) => part !== '');

/** Sentences parted by ` | `. */
export const sentencesOf = (text: string) =>
	text
		.split('|')
		.map((part) => part.trim())
		.filter((part) => part !== '');

const byCode = (a: { code: string }, b: { code: string }) =>
	a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
