import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { aboutAll, wordsIn } from './about.ts';
import type { DataQuery, MyData } from './contract.ts';
import { formatsFor } from './formats.ts';
import { heldAbout } from './held.ts';
import { sheetsOf } from './sheets-of.ts';

/** So many rows of a table stand on the page; the copies to download have all of them. */
const shown = 10;

/** Everything the portal holds about the caller, as they read it. */
export async function getMyData(
	call: Call,
	{ language }: z.output<typeof DataQuery>
): Promise<z.output<typeof MyData>> {
	const [rules, held] = await Promise.all([call.rules(), heldAbout(call, call.me)]);
	const told = {
		held,
		words: wordsIn(language),
		formats: formatsFor(language, call.zone),
		personId: call.me
	};
	return {
		sections: aboutAll(rules, language).map((about) => ({
			...about,
			sheets: sheetsOf(about.code, told).map((sheet) => ({
				...sheet,
				rows: sheet.rows.slice(0, shown),
				count: sheet.rows.length
			}))
		}))
	};
}
