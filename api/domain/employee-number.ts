/**
 * NIP of a PNS and NI PPPK: 18 digits (Perka BKN 22/2007, 43/2007). Digits 1–8 are the birth date;
 * for a PNS 9–14 are year and month of appointment; for a PPPK 9–12 are the year and 13–14 the
 * number of the contract (21, 22, …), which therefore never looks like a month; 15 is the sex,
 * 16–18 a serial.
 */
import { isCivilDate } from './period.ts';
import { no, ok, type Result } from './result.ts';

export type EmployeeNumber = {
	nip: string;
	kind: 'PNS' | 'PPPK';
	birthDate: string;
	sex: 'male' | 'female';
};
export type EmployeeNumberRefusal = 'length' | 'birth-date' | 'appointment' | 'sex' | 'serial';

/** What a person may type between the digits. */
export const withoutSeparators = (text: string) => text.replace(/[\s.\-\u2010-\u2015]/g, '');

/** Reads a number as typed, with blanks, dots or dashes; says which part does not fit. */
export function readEmployeeNumber(text: string): Result<EmployeeNumber, EmployeeNumberRefusal> {
	const nip = withoutSeparators(text);
	if (!/^\d{18}$/.test(nip)) return no('length');

	const birthDate = `${nip.slice(0, 4)}-${nip.slice(4, 6)}-${nip.slice(6, 8)}`;
	if (!isCivilDate(birthDate)) return no('birth-date');

	const kind = kindOf(nip);
	if (!kind) return no('appointment');
	if (nip[14] !== '1' && nip[14] !== '2') return no('sex');
	if (nip.endsWith('000')) return no('serial');
	return ok({ nip, kind, birthDate, sex: nip[14] === '1' ? 'male' : 'female' });
}

/** As printed: `19900101 201501 1 999`; a dash where the person's data was purged. */
export const formatEmployeeNumber = (nip: string) =>
	isPurged(nip) ? '–' : nip.replace(/^(\d{8})(\d{6})(\d)(\d{3})$/, '$1 $2 $3 $4');

/** As shown to the public, `19900101 ****** * ***`: enough to compare with a paper, not to reuse (UU 27/2022). */
export const maskEmployeeNumber = (nip: string) => `${nip.slice(0, 8)} ****** * ***`;

function kindOf(nip: string): 'PNS' | 'PPPK' | null {
	const code = Number(nip.slice(12, 14));
	if (code >= 1 && code <= 12) return 'PNS';
	return code >= 21 ? 'PPPK' : null;
}

/** A purge puts an id in the place of the number. */
export const isPurged = (nip: string) => nip.startsWith('per_');
