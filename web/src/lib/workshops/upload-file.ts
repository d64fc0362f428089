/**
 * A large file to the portal, part by part. A broken network is waited for; what came before is asked of the
 * portal and told apart by its hash, so that a reload, or another file of the same name, does no harm.
 */
import type { UploadOut } from '#api/modules/material/contract.ts';
import { sendPart } from './send-part.ts';

export type UploadStep =
	| { kind: 'sending' | 'waiting'; sent: number }
	| { kind: 'checking' }
	| { kind: 'done' }
	/** The network, or the portal, stayed away: going on later is possible. */
	| { kind: 'stopped' }
	| { kind: 'refused'; code: string };

type Given = {
	/** Address of the material in the API. */
	material: string;
	file: File;
	/** An upload of this file that was begun before. */
	begun?: string | undefined;
	tell: (step: UploadStep) => void;
};
type Answer = { status: number; body: unknown };

/** Hours of trying: whoever closes the page goes on later. */
const tries = 200;
const longestWait = 30_000;

/** Ends as done, stopped or refused, and says so. */
export async function uploadFile({ material, file, begun, tell }: Given): Promise<UploadStep> {
	let sent = 0;
	const end = (step: UploadStep) => {
		tell(step);
		return step;
	};
	/** Until an answer comes that is no passing trouble. */
	const patiently = async (work: () => Promise<Answer | null>): Promise<Answer | null> => {
		for (let turn = 0; turn < tries; turn++) {
			const answer = await work();
			if (answer && !isPassing(answer.status)) return answer;
			tell({ kind: 'waiting', sent });
			await backOnline(Math.min(1000 * 2 ** turn, longestWait));
		}
		return null;
	};

	for (;;) {
		const opened = await patiently(() =>
			begun
				? ask('GET', `${material}/uploads/${begun}`)
				: ask('POST', `${material}/uploads`, { name: file.name, size: file.size })
		);
		if (!opened) return end({ kind: 'stopped' });
		if (opened.status >= 400) return end(refusalOf(opened));
		const upload = asUpload(opened.body);
		begun = upload.versionId;
		const at = `${material}/uploads/${begun}`;

		sent = 0;
		for (let number = 0; number * upload.partBytes < file.size; number++) {
			const part = file.slice(number * upload.partBytes, (number + 1) * upload.partBytes);
			if (!(await isKnown(upload, number, part))) {
				const before = sent;
				const answer = await patiently(() =>
					sendPart({
						url: `${at}/parts/${number}`,
						part,
						onsent: (bytes) => tell({ kind: 'sending', sent: before + bytes })
					})
				);
				if (!answer) return end({ kind: 'stopped' });
				if (answer.status >= 400) return end(refusalOf(answer));
			}
			sent += part.size;
			tell({ kind: 'sending', sent });
		}

		tell({ kind: 'checking' });
		const finished = await patiently(() => ask('POST', `${at}/finish`));
		if (!finished) return end({ kind: 'stopped' });
		if (finished.status < 400) return end({ kind: 'done' });
		if (codeOf(finished.body) !== 'upload-incomplete') return end(refusalOf(finished));
		// Something went missing on the way: ask again what has come.
	}
}

/** The part came before, byte for byte. */
async function isKnown({ parts }: UploadOut, number: number, part: Blob) {
	const known = parts.find((each) => each.number === number);
	if (!known || known.size !== part.size) return false;
	const hash = await crypto.subtle.digest('SHA-256', await part.arrayBuffer());
	const hex = [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	return hex === known.sha256;
}

async function ask(method: string, url: string, body?: unknown): Promise<Answer | null> {
	try {
		const answer = await fetch(url, {
			method,
			...(body === undefined
				? {}
				: { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
		});
		return { status: answer.status, body: await answer.json().catch(() => null) };
	} catch {
		return null;
	}
}

/** Trouble that goes by: a busy or restarting portal. A full store does not go by itself. */
const isPassing = (status: number) =>
	status === 0 || status === 429 || (status >= 500 && status !== 507);

function refusalOf({ status, body }: Answer): UploadStep {
	if (status === 507) return { kind: 'refused', code: 'full' };
	return { kind: 'refused', code: codeOf(body) };
}

/** The code of the first field that was refused, or of the problem. */
function codeOf(body: unknown): string {
	const problem = asProblem(body);
	return problem.errors?.[0]?.code ?? problem.code ?? '';
}

/** As soon as the browser says that there is a network, at the latest after `ms`. */
const backOnline = (ms: number) =>
	new Promise<void>((go) => {
		const done = () => {
			clearTimeout(timer);
			removeEventListener('online', done);
			go();
		};
		const timer = setTimeout(done, ms);
		addEventListener('online', done);
	});

/** What the endpoint declares. */
const asUpload = (body: unknown) => body as UploadOut;
/** A problem of the API, or nothing that is one. */
const asProblem = (body: unknown) =>
	(body ?? {}) as { code?: string; errors?: { code?: string }[] };
