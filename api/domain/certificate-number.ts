/**
 * The number of a certificate, by the agency's pattern, such as
 * `{klasifikasi}/{urut:04}/{kode}/{instansi}/{bulan_romawi}/{tahun}`: classification of archives
 * (Permendagri 83/2022), running number of the year, code of the training, issuer, month, year.
 */
import { yearOf, type CivilDate } from './period.ts';
import { no, ok, type Result } from './result.ts';

export type NumberParts = {
	klasifikasi: string;
	urut: number;
	kode: string;
	instansi: string;
	issuedOn: CivilDate;
};

export type PatternRefusal =
	| { kind: 'unknown'; name: string }
	| { kind: 'brace' }
	| { kind: 'no-sequence' }
	| { kind: 'no-year' }
	| { kind: 'too-long' };

export const placeholders = [
	'klasifikasi',
	'urut',
	'kode',
	'kode_pelatihan',
	'instansi',
	'bulan',
	'bulan_romawi',
	'tahun'
] as const;
type Placeholder = (typeof placeholders)[number];

const longest = 120;
const token = /\{([a-z_]+)(?::0?(\d))?\}/g;

/** A pattern is good when it knows all its words and cannot give one number twice. */
export function readPattern(pattern: string): Result<string, PatternRefusal> {
	const names = [...pattern.matchAll(token)].map(([, name = '']) => name);
	const unknown = names.find((name) => !isPlaceholder(name));
	if (unknown !== undefined) return no({ kind: 'unknown', name: unknown });
	if (/[{}]/.test(pattern.replace(token, ''))) return no({ kind: 'brace' });
	if (!names.includes('urut')) return no({ kind: 'no-sequence' });
	if (!names.includes('tahun')) return no({ kind: 'no-year' });
	if (pattern.length > longest) return no({ kind: 'too-long' });
	return ok(pattern);
}

/** The running number starts again each year. */
export const seriesOf = (issuedOn: CivilDate) => String(yearOf(issuedOn));

/** Renders a pattern that `readPattern` accepted. */
export function certificateNumber(pattern: string, parts: NumberParts): string {
	return pattern.replace(token, (whole, name: string, width?: string) => {
		if (!isPlaceholder(name)) return whole;
		const value = valueOf(name, parts);
		return width ? value.padStart(Number(width), '0') : value;
	});
}

const romanMonths = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

/** Month 1 to 12 as official letters write it. */
export const romanMonth = (month: number) => romanMonths[month - 1] ?? '';

const isPlaceholder = (name: string): name is Placeholder =>
	(placeholders as readonly string[]).includes(name);

function valueOf(name: Placeholder, parts: NumberParts): string {
	const month = Number(parts.issuedOn.slice(5, 7));
	switch (name) {
		case 'klasifikasi':
			return parts.klasifikasi;
		case 'urut':
			return String(parts.urut);
		case 'kode':
		case 'kode_pelatihan':
			return parts.kode;
		case 'instansi':
			return parts.instansi;
		case 'bulan':
			return String(month).padStart(2, '0');
		case 'bulan_romawi':
			return romanMonth(month);
		case 'tahun':
			return String(yearOf(parts.issuedOn));
	}
}
