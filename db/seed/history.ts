/** Online courses of the demo agency's past, studied through the same endpoints as everybody's. */
import { courseOf, readSeed, write, type Send } from './send.ts';
import type { CompletionSeed, QuestionSeed } from './shapes.ts';

/** Who verifies the claims of the past. */
const VERIFIER = '198811072014031904';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface Outline {
	lessons: { id: string; kind: 'text' | 'pdf' | 'quiz'; final: boolean }[];
}
interface OpenAttempt {
	attemptId: string;
	questions: { id: string; prompt: string; choices: { id: string; text: string }[] }[];
}

/** One person takes one course: lesson by lesson, with the quizzes, up to the end or half-way. */
export async function studyInThePast(send: Send, seed: CompletionSeed): Promise<void> {
	const start = Date.parse(`${seed.begun}T00:40:00Z`);
	const courseId = await courseOf(send, seed.course);
	const { enrolmentId } = await as<{ enrolmentId: string }>(send, seed, {
		method: 'POST',
		path: `/api/courses/${courseId}/enrolments`,
		at: start
	});
	const study = `/api/enrolments/${enrolmentId}`;
	const { lessons } = await as<Outline>(send, seed, { method: 'GET', path: study, at: start });

	const isHalfWay = seed.ended === null;
	const end = isHalfWay ? start + 3 * DAY : Date.parse(`${seed.ended}T06:20:00Z`);
	const studied = isHalfWay ? lessons.slice(0, Math.ceil(lessons.length / 2)) : lessons;
	for (const [place, lesson] of studied.entries()) {
		const at = start + HOUR + ((end - start - HOUR) * (place + 1)) / studied.length;
		const path = `${study}/lessons/${lesson.id}`;
		if (lesson.kind === 'quiz') {
			await answerQuiz(send, { seed, path, at, isFinal: lesson.final });
		} else {
			await as(send, seed, { method: 'POST', path: `${path}/finish`, at });
		}
	}
	if (seed.decision !== null) {
		await decide(send, seed, end + 2 * DAY);
	}
}

interface Quiz {
	seed: CompletionSeed;
	path: string;
	at: number;
	isFinal: boolean;
}

/** Answers from the bank; in the final quiz some people get one or two wrong. */
async function answerQuiz(send: Send, { seed, path, at, isFinal }: Quiz): Promise<void> {
	await as(send, seed, { method: 'POST', path: `${path}/attempts`, at: at - HOUR / 3 });
	const page = await as<{ lesson: { quiz: { open: OpenAttempt | null } } }>(send, seed, {
		method: 'GET',
		path,
		at
	});
	const { open } = page.lesson.quiz;
	if (open === null) {
		return; // Submitted before the load was interrupted.
	}
	const wrong = isFinal ? Number(seed.nip.slice(-1)) % 3 : 0;
	const right = keyOf(seed.course);
	const answers = Object.fromEntries(
		open.questions.map(({ id, prompt, choices }, place) => {
			const isRight = (choice: { text: string }) => right.has(`${prompt}\n${choice.text}`);
			const chosen =
				place < wrong
					? choices.filter((choice) => !isRight(choice)).slice(0, 1)
					: choices.filter(isRight);
			return [id, chosen.map((choice) => choice.id)];
		})
	);
	await as(send, seed, {
		method: 'POST',
		path: `${path}/attempts/${open.attemptId}/submit`,
		at,
		body: { answers }
	});
}

/** The verifier's decision on the claim, two days later. */
async function decide(send: Send, seed: CompletionSeed, at: number): Promise<void> {
	const now = new Date(at).toISOString();
	const queue = await write(send, '/api/claims?state=submitted&limit=100', {
		method: 'GET',
		now,
		as: VERIFIER
	});
	const { items } = queue as { items: { entryId: string; person: { nip: string } }[] };
	const claim = items.find(({ person }) => person.nip.replaceAll(/\D/g, '') === seed.nip);
	if (claim === undefined) {
		return; // Decided before the load was interrupted.
	}
	const body =
		seed.decision === 'verified'
			? { move: 'verify' }
			: { move: 'return', reason: 'Mohon jelaskan penerapannya di unit kerja Anda.' };
	await write(send, `/api/claims/${claim.entryId}/decision`, {
		method: 'POST',
		now,
		as: VERIFIER,
		body
	});
}

/** Prompt and text of every right choice of a course. */
function keyOf(course: string): Set<string> {
	const bank = readSeed<QuestionSeed[]>(`./reference/courses/${course}/questions.json`);
	return new Set(
		bank.flatMap(({ prompt, choices }) =>
			choices.filter((choice) => choice.correct).map((choice) => `${prompt}\n${choice.text}`)
		)
	);
}

interface Step {
	method: 'GET' | 'POST';
	path: string;
	at: number;
	body?: unknown;
}

/** The answer of an endpoint, as the person at that moment; its contract gives the shape. */
async function as<Answer>(send: Send, seed: CompletionSeed, step: Step): Promise<Answer> {
	const { method, path, at, body } = step;
	const sent = { method, now: new Date(at).toISOString(), as: seed.nip };
	const answer = await write(send, path, body === undefined ? sent : { ...sent, body });
	return answer as Answer;
}
