import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { sectionTables } from './section-tables.ts';
import { loadFonts } from '#api/ports/pdf/fonts.ts';
import { renderReport } from '#api/ports/pdf/report.ts';
import { institution } from '#db/schema/rules.ts';
import { aboutAll, wordsIn } from './about.ts';
import { dataFileFormat, type DataFile, type DataQuery } from './contract.ts';
import { formatsFor } from './formats.ts';
import { heldAbout } from './held.ts';
import { sheetsOf } from './sheets-of.ts';

type Query = z.output<typeof DataQuery>;

/** The caller's own copy, every column of every table; that it was taken leaves a trace. */
export async function downloadDataFile(
	call: Call,
	{ language }: Query
): Promise<z.output<typeof DataFile>> {
	const [rules, held, agency] = await Promise.all([
		call.rules(),
		heldAbout(call, call.me),
		agencyName(call)
	]);
	await call.note('personal-data.downloaded', `person:${call.me}`, { after: { as: 'json' } });
	return {
		format: dataFileFormat,
		version: 1,
		language,
		madeAt: call.now.toISOString(),
		agency,
		personId: call.me,
		sections: aboutAll(rules, language).map((about) => ({
			...about,
			tables: Object.fromEntries(sectionTables[about.code].map((name) => [name, [...held[name]]]))
		}))
	};
}

/** The same copy for reading, as a PDF. */
export async function downloadDataPaper(call: Call, { language }: Query) {
	const [rules, held, agency, fonts] = await Promise.all([
		call.rules(),
		heldAbout(call, call.me),
		agencyName(call),
		loadFonts(call.services.ASSETS)
	]);
	const words = wordsIn(language);
	const formats = formatsFor(language, call.zone);
	const { paper } = words;
	const owner = held.person[0];
	const bytes = await renderReport(
		{
			info: {
				title: paper.title,
				author: agency,
				keywords: '',
				createdAt: call.now,
				language: language === 'id' ? 'id-ID' : 'en-GB'
			},
			title: paper.title,
			lead: [
				`${owner?.name ?? ''} (${owner?.nip ?? ''})`,
				paper.lead({ agency, when: formats.moment(call.now) }),
				paper.complete
			],
			sections: aboutAll(rules, language).map((about) => ({
				title: about.title,
				paragraphs: [
					about.purpose,
					`${paper.grounds}: ${about.grounds.join('; ')}.`,
					`${paper.kept}: ${about.kept.join(' ')}`
				],
				tables: sheetsOf(about.code, { held, words, formats, personId: call.me }).map(upright)
			})),
			foot: `${paper.title} · ${owner?.name ?? ''}`,
			pageWords: paper.page
		},
		fonts
	);
	await call.note('personal-data.downloaded', `person:${call.me}`, { after: { as: 'pdf' } });
	return { bytes, name: `${paper.fileName}.pdf` };

	/** One thing, field by field, reads better from top to bottom. */
	function upright({ title, facts, heads, rows }: ReturnType<typeof sheetsOf>[number]) {
		if (!facts) return { title, heads, rows };
		const [row = []] = rows;
		return {
			title,
			heads: [words.heads.field, words.heads.value],
			rows: heads.map((head, at) => [head, row[at] ?? ''])
		};
	}
}

async function agencyName(call: Call) {
	const row = await call.db
		.select({ name: institution.name })
		.from(institution)
		.where(eq(institution.id, 'institution'))
		.get();
	return row?.name ?? '';
}
