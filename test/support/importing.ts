/** HR imports a spreadsheet through the page: file, preview, apply. */
import type { Page } from 'playwright-core';

type Sheet = { kind: string; name: string; rows: string[] };

/** Rows as CSV with `;`, the first with the headings. Ends at the result. */
export async function importSheet(page: Page, { kind, name, rows }: Sheet) {
	await page.goto('/admin/imports');
	await page.getByLabel('Isi berkas').selectOption(kind);
	await page.locator('input[type=file]').setInputFiles({
		name,
		mimeType: 'text/csv',
		buffer: Buffer.from(rows.join('\r\n'))
	});
	await page.getByRole('button', { name: 'Unggah berkas' }).click();
	await page.waitForURL(/\/admin\/imports\/imp/);
	const apply = page.getByRole('heading', { name: 'Terapkan' });
	const preview = page.getByRole('button', { name: 'Lihat pratinjau' });
	await apply.or(preview).first().waitFor();
	if (await apply.isHidden()) await preview.click();
	await page.getByRole('button', { name: `Terapkan ${rows.length - 1} baris` }).click();
	await page.getByRole('heading', { name: /Hasil/ }).first().waitFor();
}
