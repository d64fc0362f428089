type Sent = { name: string; bytes: Uint8Array };

const sent = (type: string, { name, bytes }: Sent) =>
	new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'private, no-store'
		}
	});

/** A file that is made for who asked, and kept nowhere. */
export const sendXlsx = (file: Sent) =>
	sent('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', file);
export const sendPdf = (file: Sent) => sent('application/pdf', file);
