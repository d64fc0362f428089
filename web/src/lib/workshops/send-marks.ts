/** Sends a trainer's kept marks. Only what the portal says it took is dropped; what it refused stays, with why. */
import { inTurn } from './device-store.ts';
import { learnHolder } from './holder.ts';
import { dropMark, readMarks, writeMark, type KeptMark } from './kept-marks.ts';
import { post, whyLater, type Sending } from './sending.ts';

const atOnce = 200;

export const sendMarks = (): Promise<Sending> => inTurn('marks', sendAll);

async function sendAll(): Promise<Sending> {
	const left = (await readMarks()).filter(({ problem }) => !problem);
	if (left.length === 0) return 'sent';
	const holder = await learnHolder();
	if (holder === null) return 'signed-out';
	const own = left.filter(({ owner }) => owner === holder);
	for (const sessionId of new Set(own.map((mark) => mark.sessionId))) {
		const marks = own.filter((mark) => mark.sessionId === sessionId);
		for (let from = 0; from < marks.length; from += atOnce) {
			const why = await sendSome(sessionId, marks.slice(from, from + atOnce));
			if (why) return why;
		}
	}
	return 'sent';
}

async function sendSome(sessionId: string, marks: readonly KeptMark[]) {
	const { status, told } = await post(`/api/attendance/sessions/${sessionId}/marks`, {
		marks: marks.map(({ id, signupId, status, saidAt }) => ({ id, signupId, status, saidAt }))
	});
	const why = whyLater(status);
	if (why) return why;
	const { standing, superseded, refused, code } = asAnswer(told);
	const taken = new Set([...(standing ?? []), ...(superseded ?? [])]);
	const problems = new Map((refused ?? []).map((each) => [each.id, each.code]));
	for (const mark of marks) {
		if (taken.has(mark.id)) await dropWith(mark);
		else await writeMark({ ...mark, problem: problems.get(mark.id) ?? code ?? 'internal' });
	}
	return null;
}

/** A later word about the same cell was taken: what was refused before it has nothing more to say. */
async function dropWith(taken: KeptMark) {
	await dropMark(taken.id);
	for (const mark of await readMarks())
		if (
			mark.problem &&
			mark.sessionId === taken.sessionId &&
			mark.signupId === taken.signupId &&
			mark.saidAt < taken.saidAt
		)
			await dropMark(mark.id);
}

type Answer = {
	standing?: string[];
	superseded?: string[];
	refused?: { id: string; code: string }[];
	/** Of a problem: none of them was taken. */
	code?: string;
};
/** As the contract of the endpoint says, or a problem; a proxy may have answered with neither. */
const asAnswer = (body: unknown) => (body ?? {}) as Answer;
