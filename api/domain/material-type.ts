/**
 * What a hand-out is by its bytes, whether it may be shown beside the portal's pages, and whether it carries
 * macros. HTML and SVG are nothing that is kept: both run.
 */
import { fileTypeOf } from './file-type.ts';

/** What an agency allows, by rule. */
export const materialFamilies = ['pdf', 'image', 'office', 'video', 'zip'] as const;
export type MaterialFamily = (typeof materialFamilies)[number];

type Facts = { family: MaterialFamily; ending: string; inline?: true };
const word = 'application/vnd.openxmlformats-officedocument';
const open = 'application/vnd.oasis.opendocument';

export const materialTypes = {
	'application/pdf': { family: 'pdf', ending: 'pdf', inline: true },
	'image/png': { family: 'image', ending: 'png', inline: true },
	'image/jpeg': { family: 'image', ending: 'jpg', inline: true },
	'image/webp': { family: 'image', ending: 'webp', inline: true },
	'image/gif': { family: 'image', ending: 'gif', inline: true },
	'video/mp4': { family: 'video', ending: 'mp4', inline: true },
	'video/webm': { family: 'video', ending: 'webm', inline: true },
	[`${word}.wordprocessingml.document`]: { family: 'office', ending: 'docx' },
	[`${word}.spreadsheetml.sheet`]: { family: 'office', ending: 'xlsx' },
	[`${word}.presentationml.presentation`]: { family: 'office', ending: 'pptx' },
	'application/vnd.ms-word.document.macroEnabled.12': { family: 'office', ending: 'docm' },
	'application/vnd.ms-excel.sheet.macroEnabled.12': { family: 'office', ending: 'xlsm' },
	'application/vnd.ms-powerpoint.presentation.macroEnabled.12': {
		family: 'office',
		ending: 'pptm'
	},
	[`${open}.text`]: { family: 'office', ending: 'odt' },
	[`${open}.spreadsheet`]: { family: 'office', ending: 'ods' },
	[`${open}.presentation`]: { family: 'office', ending: 'odp' },
	'application/msword': { family: 'office', ending: 'doc' },
	'application/vnd.ms-excel': { family: 'office', ending: 'xls' },
	'application/vnd.ms-powerpoint': { family: 'office', ending: 'ppt' },
	'application/zip': { family: 'zip', ending: 'zip' }
} as const satisfies Record<string, Facts>;
export type MaterialType = keyof typeof materialTypes;

/** The container, by its first bytes; what an archive or an old Office file holds decides the rest. */
export type Container = 'zip' | 'compound';

export const isMaterialType = (type: string): type is MaterialType =>
	Object.hasOwn(materialTypes, type);

const factsOf = (type: string): Facts | null => (isMaterialType(type) ? materialTypes[type] : null);

/** Shown beside a page at most on a host of its own; everything else is saved. */
export const isInline = (type: string) => factsOf(type)?.inline === true;
export const familyOf = (type: string) => factsOf(type)?.family ?? null;
export const endingOf = (type: MaterialType) => materialTypes[type].ending;

/** Null: nothing that is handed out. */
export function materialTypeOf(head: Uint8Array): MaterialType | Container | null {
	const begins = (...signature: number[]) => signature.every((byte, at) => head[at] === byte);
	const text = (from: number, to: number) => String.fromCharCode(...head.slice(from, to));

	if (begins(0x50, 0x4b, 3, 4)) return 'zip';
	if (begins(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'compound';
	if (text(0, 4) === 'GIF8') return 'image/gif';
	if (text(4, 8) === 'ftyp') return isFilm(text(8, 12)) ? 'video/mp4' : null;
	if (begins(0x1a, 0x45, 0xdf, 0xa3)) return 'video/webm';
	const type = fileTypeOf(head.slice(0, 16));
	return type !== null && isMaterialType(type) ? type : null;
}

/** The same container holds photographs of some phones, which browsers do not show. */
const isFilm = (brand: string) => !/^(heic|heix|hevc|heim|mif1|msf1|avif|avis)/.test(brand);

export type Judged = { type: MaterialType; macros: boolean };

const macroParts = /(^|\/)(vbaProject\.bin|vbaData\.xml)$|^Basic\/|^Scripts\//i;
/** Office files that may hold macros, inside an archive that is itself no Office file. */
const macroFiles = /\.(docm|dotm|xlsm|xltm|xlam|xlsb|pptm|potm|ppam|ppsm)$/i;

/** An archive by the names in it, and by its first entry when that is an OpenDocument's type. */
export function judgeArchive(names: readonly string[], mimetype: string | null): Judged {
	const has = (start: string) => names.some((name) => name.startsWith(start));
	const macros = names.some((name) => macroParts.test(name));
	// The entry says what kind of OpenDocument it is; it makes no PDF of an archive.
	if (mimetype?.startsWith(open) && isMaterialType(mimetype)) return { type: mimetype, macros };
	if (has('[Content_Types].xml')) {
		if (has('word/'))
			return {
				type: macros
					? 'application/vnd.ms-word.document.macroEnabled.12'
					: `${word}.wordprocessingml.document`,
				macros
			};
		if (has('xl/'))
			return {
				type: macros
					? 'application/vnd.ms-excel.sheet.macroEnabled.12'
					: `${word}.spreadsheetml.sheet`,
				macros
			};
		if (has('ppt/'))
			return {
				type: macros
					? 'application/vnd.ms-powerpoint.presentation.macroEnabled.12'
					: `${word}.presentationml.presentation`,
				macros
			};
	}
	return { type: 'application/zip', macros: macros || names.some((name) => macroFiles.test(name)) };
}

/** Names of streams in a compound file, as the file writes them: two bytes a letter. */
export const compoundMarks = {
	word: 'WordDocument',
	excel: 'Workbook',
	oldExcel: 'Book',
	powerpoint: 'PowerPoint Document',
	macros: '_VBA_PROJECT'
} as const;
export type CompoundMark = keyof typeof compoundMarks;

/** An old Office file by the streams found in it; null: some other compound file, or an encrypted one. */
export function judgeCompound(found: ReadonlySet<CompoundMark>): Judged | null {
	const macros = found.has('macros');
	if (found.has('word')) return { type: 'application/msword', macros };
	if (found.has('excel') || found.has('oldExcel'))
		return { type: 'application/vnd.ms-excel', macros };
	return found.has('powerpoint') ? { type: 'application/vnd.ms-powerpoint', macros } : null;
}
