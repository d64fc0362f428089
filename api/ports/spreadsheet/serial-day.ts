/** Days as spreadsheet programs count them: from 1900 with a leap day that never was, or from 1904. */
const dayMs = 86_400_000;
const epoch1900 = Date.UTC(1899, 11, 30);
const epoch1904 = Date.UTC(1904, 0, 1);
const lastSerial = 2_958_465;

/** The civil date of a serial number, or null when it cannot be one. */
export function dayOfSerial(serial: number, since1904 = false): string | null {
	const day = Math.floor(serial);
	if (day < 1 || day > lastSerial) return null;
	// Serial 60 is 29 February 1900, which did not exist; before it everything is one day off.
	const shift = !since1904 && day < 60 ? 1 : 0;
	const at = (since1904 ? epoch1904 : epoch1900) + (day + shift) * dayMs;
	return new Date(at).toISOString().slice(0, 10);
}

/** True for a number format that shows a day, such as `dd/mm/yyyy` or `[$-421]d mmmm yyyy`. */
export function isDayFormat(format: string | number | undefined): boolean {
	if (typeof format !== 'string') return false;
	const marks = format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').toLowerCase();
	return /y/.test(marks) || /d[^h]*m|m[^h]*d/.test(marks);
}
