/** One part of a file on its way: a request that tells how far it is, which `fetch` does not. */

export type PartAnswer = { status: number; body: unknown };

type Given = { url: string; part: Blob; onsent: (bytes: number) => void };

/** Answers null when the network is gone. */
export function sendPart({ url, part, onsent }: Given): Promise<PartAnswer | null> {
	return new Promise((done) => {
		const request = new XMLHttpRequest();
		request.open('PUT', url);
		request.upload.onprogress = ({ loaded }) => onsent(Math.min(loaded, part.size));
		request.onload = () => done({ status: request.status, body: parsed(request.responseText) });
		request.onerror = () => done(null);
		request.ontimeout = () => done(null);
		// A part that stands still for so long is sent again.
		request.timeout = 10 * 60_000;
		request.send(part);
	});
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
