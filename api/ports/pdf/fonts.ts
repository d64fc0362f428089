/** The two families on our papers. The files are pinned assets, so that the same paper has the same bytes for ever. */
export const fontFiles = {
	serif: 'SourceSerif4_400Regular.ttf',
	serifBold: 'SourceSerif4_600SemiBold.ttf',
	sans: 'PlusJakartaSans_400Regular.ttf',
	sansBold: 'PlusJakartaSans_600SemiBold.ttf'
} as const;

export type FontName = keyof typeof fontFiles;
export type Fonts = Readonly<Record<FontName, Uint8Array>>;
/** What serves the static files: the ASSETS binding, or a stand-in. */
export type Assets = { fetch(request: Request): Promise<Response> };

export async function loadFonts(assets: Assets): Promise<Fonts> {
	const [serif, serifBold, sans, sansBold] = await Promise.all([
		load(assets, fontFiles.serif),
		load(assets, fontFiles.serifBold),
		load(assets, fontFiles.sans),
		load(assets, fontFiles.sansBold)
	]);
	return { serif, serifBold, sans, sansBold };
}

async function load(assets: Assets, file: string) {
	const response = await assets.fetch(
		new Request(`https://assets.invalid/certificate-fonts/${file}`)
	);
	if (!response.ok) throw new Error(`font ${file} answered ${response.status}`);
	return new Uint8Array(await response.arrayBuffer());
}
