import type { Call } from '#api/call.ts';
import { spreadsheetCeiling, type SpreadsheetLimits } from '#api/ports/spreadsheet.ts';

const bytesAMegabyte = 1024 * 1024;

/** What the agency's rules admit, and never more than the portal can read safely. */
export async function importLimits(call: Call): Promise<SpreadsheetLimits> {
	const rules = await call.rules();
	const atMost = (key: string, ceiling: number, unit = 1) => {
		const value = rules.get(key)?.value;
		return typeof value === 'number' ? Math.min(ceiling, value * unit) : ceiling;
	};
	return {
		bytes: atMost('impor.ukuran_maks_mb', spreadsheetCeiling.bytes, bytesAMegabyte),
		rows: atMost('impor.baris_maks', spreadsheetCeiling.rows),
		columns: atMost('impor.kolom_maks', spreadsheetCeiling.columns)
	};
}
