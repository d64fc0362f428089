/** Days as people and programs write them: 17-11-2025, 17/11/2025, 2025-11-17, 17 November 2025, 45978. */
import { isCivilDate } from '../period.ts';

const months: Readonly<Record<string, number>> = {
	jan: 1,
	feb: 2,
	peb: 2,
	mar: 3,
	apr: 4,
	mei: 5,
	may: 5,
	jun: 6,
	jul: 7,
	agu: 8,
	ags: 8,
	agt: 8,
	aug: 8,
	sep: 9,
	okt: 10,
	oct: 10,
	nov: 11,
	nop: 11,
	des: 12,
	dec: 12
};
const dayMs = 86_400_000;
const serialEpoch = Date.UTC(1899, 11, 30);
/** 1927 to 2119: smaller numbers are years or counts, larger ones are not days. */
const serials = { first: 10_000, last: 80_000 };

/** The civil date that `text` names, or null. Day comes before month, as everywhere in Indonesia. */
export function dayOf(text: string): string | null {
	const plain = text.trim().replace(/[T ]\d{1,2}[:.]\d{2}([:.]\d{2})?(\.\d+)?( ?[A-Z]+)?$/, '');
	return isoDay(plain) ?? numericDay(plain) ?? wordedDay(plain) ?? serialDay(plain);
}

function isoDay(text: string) {
	const found = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
	return found ? checked(found[1], found[2], found[3]) : null;
}

function numericDay(text: string) {
	const found = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text);
	return found ? checked(found[3], found[2], found[1]) : null;
}

function wordedDay(text: string) {
	const found = /^(?:[a-z']+,\s*)?(\d{1,2})[- /.]+([a-z]{3,9})[- /.]+(\d{4})$/i.exec(text);
	const month = found ? months[(found[2] ?? '').slice(0, 3).toLowerCase()] : undefined;
	return found && month ? checked(found[3], String(month), found[1]) : null;
}

function serialDay(text: string) {
	const serial = /^\d{5}(\.\d+)?$/.test(text) ? Math.floor(Number(text)) : 0;
	if (serial < serials.first || serial > serials.last) return null;
	return new Date(serialEpoch + serial * dayMs).toISOString().slice(0, 10);
}

function checked(year = '', month = '', day = '') {
	const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	return isCivilDate(date) ? date : null;
}
