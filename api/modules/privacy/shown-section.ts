import type { Call } from '#api/call.ts';
import type { DataSection, Language } from '#api/domain/personal-data.ts';
import { wordsIn } from './about.ts';
import { formatsFor } from './formats.ts';
import { heldAbout } from './held.ts';
import { sheetsOf } from './sheets-of.ts';

const shown = 10;

/** One section about somebody, for whoever was found to be in charge of it. */
export async function shownSection(
	call: Call,
	given: { personId: string; section: DataSection; language: Language }
) {
	const { personId, section, language } = given;
	const held = await heldAbout(call, personId);
	const formats = formatsFor(language, call.zone);
	const told = { held, words: wordsIn(language), formats, personId };
	return sheetsOf(section, told).map((sheet) => ({
		...sheet,
		rows: sheet.rows.slice(0, shown),
		count: sheet.rows.length
	}));
}
