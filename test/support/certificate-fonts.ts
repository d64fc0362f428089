/** The pinned fonts, read from their folder. */
import { readFile } from 'node:fs/promises';
import { loadFonts } from '#api/ports/pdf/fonts.ts';

const folder = new URL('../../web/static/', import.meta.url);

export const fontsFromDisk = () =>
	loadFonts({
		fetch: async (request) =>
			new Response(await readFile(new URL(`.${new URL(request.url).pathname}`, folder)))
	});
