/** Sentences about the catalogue and about studying. */
import { SaveCourse } from '#api/modules/catalogue/contract.ts';
import { saveCourses } from '#api/modules/catalogue/index.ts';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import type { Answers } from '#api/domain/quiz.ts';
import { CourseContent } from '#api/modules/learning/contract.ts';
import { enrol } from '#api/modules/learning/enrol.ts';
import { getEnrolment } from '#api/modules/learning/get-enrolment.ts';
import { getLesson } from '#api/modules/learning/get-lesson.ts';
import { finishLessonStep, submitAttemptStep } from '#api/modules/learning/index.ts';
import type { Step } from '#api/modules/learning/finish-lesson.ts';
import { installCourse } from '#api/modules/learning/install-course.ts';
import { startAttempt } from '#api/modules/learning/start-attempt.ts';
import type { Tx } from '#db/client.ts';
import type { World } from './world.ts';

type CourseGiven = Partial<Omit<z.input<typeof SaveCourse>, 'title'>>;

let serial = 0;

export function learningWorld(w: World) {
	/** A course of the catalogue, saved as an organiser would. */
	async function course(title: string, given: CourseGiven = {}) {
		const call = w.system();
		return call.write('course.saved', async (tx) => {
			const [saved] = await saveCourses(tx, call, [
				SaveCourse.parse({
					code: `K${++serial}`,
					title,
					summary: `Tentang ${title}.`,
					formCode: 'NKL03',
					jp: 4,
					minutes: 180,
					mode: 'self-paced',
					provider: 'BKPP',
					...given
				})
			]);
			if (!saved) throw new Error('nothing was saved');
			return { subject: `course:${saved.id}`, result: saved };
		});
	}

	/** A complete course: two texts with practice between them, a hand-out, and a final quiz of five questions. */
	async function completeCourse(given: Partial<Manifest> = {}, at = w.now) {
		const content = courseContent({ code: `K${++serial}`, ...given });
		const { code } = content.manifest;
		return installCourse(w.system(at), { code, ...content });
	}

	/** `who` on the way through a course. */
	async function student(who: { id: string }, courseId: string) {
		const { enrolmentId } = await enrol(await w.as(who), { courseId });
		const { lessons } = await getEnrolment(await w.as(who), { enrolmentId });

		const lesson = (title: string) => {
			const found = lessons.find((each) => each.title === title);
			if (!found) throw new Error(`no lesson ${title}`);
			return found;
		};
		const finish = async (title: string, at = w.now) => {
			const call = await w.as(who, at);
			const input = { enrolmentId, lessonId: lesson(title).id };
			return conclude(call, 'lesson.finished', (tx) => finishLessonStep(tx, call, input));
		};
		const start = async (title: string, at = w.now) =>
			startAttempt(await w.as(who, at), { enrolmentId, lessonId: lesson(title).id });
		const page = async (title: string, at = w.now) =>
			getLesson(await w.as(who, at), { enrolmentId, lessonId: lesson(title).id });
		const submit = async (title: string, attemptId: string, answers: Answers, at = w.now) => {
			const call = await w.as(who, at);
			const lessonId = lesson(title).id;
			const own = Object.fromEntries(
				Object.entries(answers).map(([id, chosen]) => [id, [...chosen]])
			);
			return conclude(call, 'quiz.submitted', (tx) =>
				submitAttemptStep(tx, call, { enrolmentId, lessonId, attemptId, answers: own })
			);
		};
		/** Answers the first `right` questions of an open attempt rightly, the others not at all. */
		const answersFor = async (title: string, right: number): Promise<Record<string, string[]>> => {
			const { open } = (await page(title)).lesson.quiz ?? { open: null };
			return Object.fromEntries(
				(open?.questions ?? [])
					.slice(0, right)
					.map((question) => [question.id, rightChoices(question.prompt)])
			);
		};
		const take = async (title: string, right: number, at = w.now) => {
			const { attemptId } = await start(title, at);
			return submit(title, attemptId, await answersFor(title, right), at);
		};
		return { who, enrolmentId, lessons, lesson, finish, start, page, submit, answersFor, take };
	}

	return { course, completeCourse, student };
}

/** The step's answer with the completion that certificate and credit would follow. */
async function conclude<T>(call: Call, action: string, change: (tx: Tx) => Promise<Step<T>>) {
	const seen: { completionId: string | null } = { completionId: null };
	const result = await call.write(action, async (tx) => {
		const step = await change(tx);
		seen.completionId = step.completionId;
		return step;
	});
	return { ...result, ...seen };
}

type Manifest = z.input<typeof CourseContent>['manifest'];

/** A complete course as its folder would hold it. The right choices stand in brackets in each prompt. */
export function courseContent(given: Partial<Manifest> & { code: string }): CourseContent {
	const about = (n: number, lesson: number) => ({
		kind: 'single' as const,
		prompt: `Soal ${n} [b]`,
		choices: [
			{ text: 'Salah satu', correct: false },
			{ text: 'Benar', correct: true },
			{ text: 'Salah lagi', correct: false }
		],
		explanation: `Karena ${n}.`,
		lesson
	});
	return CourseContent.parse({
		manifest: {
			title: 'Rekam Medis',
			summary: 'Mengisi rekam medis dengan lengkap.',
			form: 'NKL03',
			jp: 6,
			minutes: 270,
			competencies: [],
			outcomes: ['Mengisi asesmen awal'],
			teachers: ['Ns. Contoh'],
			provider: 'Dinas Kesehatan',
			sequential: false,
			lessons: [
				{ kind: 'text', title: 'Pembuka', minutes: 20, file: 'lessons/01.md' },
				{ kind: 'quiz', title: 'Latihan', minutes: 5, draw: 2, passMark: null },
				{ kind: 'text', title: 'Isi', minutes: 30, file: 'lessons/02.md' },
				{ kind: 'pdf', title: 'Lembar saku', minutes: 5, file: 'handout.pdf' },
				{ kind: 'quiz', title: 'Kuis akhir', minutes: 20, draw: 5, passMark: null, final: true }
			],
			...given
		},
		texts: {
			'lessons/01.md': '# Pembuka\n\n![Alur](images/alur.svg)\n\nTeks pertama.',
			'lessons/02.md': '# Isi\n\n[Lembar saku](../handout.pdf)'
		},
		files: {
			'images/alur.svg': btoa('<svg xmlns="http://www.w3.org/2000/svg"><circle r="3"/></svg>'),
			'handout.pdf': btoa('%PDF-1.7 lembar saku')
		},
		questions: [
			about(1, 1),
			about(2, 1),
			about(3, 3),
			about(4, 3),
			{
				kind: 'multiple',
				prompt: 'Soal 5 [a,c]',
				choices: [
					{ text: 'Satu', correct: true },
					{ text: 'Dua', correct: false },
					{ text: 'Tiga', correct: true }
				],
				explanation: 'Karena 5.',
				lesson: 3
			},
			{
				kind: 'boolean',
				prompt: 'Soal 6 [a]',
				choices: [
					{ text: 'Benar', correct: true },
					{ text: 'Salah', correct: false }
				],
				explanation: 'Karena 6.'
			}
		]
	});
}

export const rightChoices = (prompt: string) => (/\[([^\]]+)\]/.exec(prompt)?.[1] ?? '').split(',');
