import { inArray, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem, type FieldError } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import { course, courseCompetency, coursePosition } from '#db/schema/catalogue.ts';
import { competency } from '#db/schema/competencies.ts';
import { position } from '#db/schema/organisation.ts';
import { developmentForm } from '#db/schema/rules.ts';
import type { SaveCourse, SavedCourse } from './contract.ts';
import { indexCourses } from './index-courses.ts';

/** SQLite takes 32,766 values in one statement; a course has some twenty. */
const chunkSize = 200;

/** Creates or changes courses by their code, links and search index included; part of the caller's transaction. */
export async function saveCourses(
	tx: Tx,
	call: Call,
	inputs: readonly SaveCourse[]
): Promise<SavedCourse[]> {
	const known = await knownCodes(tx);
	const linked = inputs.map((input, at) => linksOf(input, at, known));
	const errors = linked.flatMap((each) => each.errors);
	if (errors.length > 0) throw new Problem('invalid-input', { errors });

	const saved: SavedCourse[] = [];
	for (let from = 0; from < linked.length; from += chunkSize) {
		saved.push(...(await saveChunk(tx, call, linked.slice(from, from + chunkSize))));
	}
	return saved;
}

type Known = {
	forms: Set<string>;
	competencies: Map<string, string>;
	positions: Map<string, string>;
};
type Linked = {
	input: SaveCourse;
	competencies: Map<string, number>;
	positions: Set<string>;
	errors: FieldError[];
};

async function knownCodes(tx: Tx): Promise<Known> {
	const forms = await tx.select({ code: developmentForm.code }).from(developmentForm);
	const competencies = await tx
		.select({ code: competency.code, id: competency.id })
		.from(competency);
	const positions = await tx.select({ code: position.code, id: position.id }).from(position);
	return {
		forms: new Set(forms.map(({ code }) => code)),
		competencies: new Map(competencies.map(({ code, id }) => [code, id])),
		positions: new Map(positions.map(({ code, id }) => [code, id]))
	};
}

function linksOf(input: SaveCourse, at: number, known: Known): Linked {
	const errors: FieldError[] = [];
	const unknown = (field: string, code: string) =>
		errors.push({ pointer: `/${at}/${field}`, code: 'unknown_code', params: { code } });
	if (!known.forms.has(input.formCode)) unknown('formCode', input.formCode);

	const competencies = new Map<string, number>();
	for (const { code, level } of input.competencies) {
		const ids = idsOf(code, known.competencies);
		if (ids.length === 0) unknown('competencies', code);
		for (const id of ids) competencies.set(id, Math.max(level, competencies.get(id) ?? 0));
	}
	const positions = new Set<string>();
	for (const code of input.positionCodes) {
		const id = known.positions.get(code);
		if (id === undefined) unknown('positionCodes', code);
		else positions.add(id);
	}
	return { input, competencies, positions, errors };
}

/** `M.*` stands for every competency whose code begins with `M.`. */
function idsOf(code: string, known: ReadonlyMap<string, string>): string[] {
	if (code.endsWith('*')) {
		const start = code.slice(0, -1);
		return [...known].filter(([each]) => each.startsWith(start)).map(([, id]) => id);
	}
	const id = known.get(code);
	return id === undefined ? [] : [id];
}

async function saveChunk(tx: Tx, call: Call, chunk: readonly Linked[]): Promise<SavedCourse[]> {
	const codes = chunk.map(({ input }) => input.code);
	const before = new Map(
		(await tx.select().from(course).where(inArray(course.code, codes))).map((row) => [
			row.code,
			row
		])
	);
	const links = await linksBefore(
		tx,
		[...before.values()].map((row) => row.id)
	);

	const plans = chunk.map((each) => {
		const old = before.get(each.input.code);
		const print = printOf(each);
		const outcome = !old
			? ('created' as const)
			: print === printBefore(old, links)
				? ('unchanged' as const)
				: ('changed' as const);
		return { ...each, id: old?.id ?? call.newId('crs'), old, outcome };
	});
	const moving = plans.filter((plan) => plan.outcome !== 'unchanged');
	if (moving.length > 0) await write(tx, call, moving);
	return plans.map(({ id, input, outcome }) => ({ id, code: input.code, outcome }));
}

type Row = typeof course.$inferSelect;
type Plan = Linked & { id: string; old: Row | undefined };

async function write(tx: Tx, call: Call, plans: readonly Plan[]) {
	const ids = plans.map((plan) => plan.id);
	const rows = plans.map(({ id, input, old }) => ({
		...factsOf(input),
		id,
		bytes: old?.bytes ?? 0,
		publishedAt: old?.publishedAt ?? (input.status === 'published' ? call.now : null),
		updatedAt: call.now
	}));
	const fromNew = (name: string) => sql.raw(`excluded.${name}`);
	await tx
		.insert(course)
		.values(rows)
		.onConflictDoUpdate({
			target: course.code,
			set: {
				title: fromNew('title'),
				summary: fromNew('summary'),
				outcomes: fromNew('outcomes'),
				teachers: fromNew('teachers'),
				formCode: fromNew('form_code'),
				mode: fromNew('mode'),
				modeNote: fromNew('mode_note'),
				provider: fromNew('provider'),
				audience: fromNew('audience'),
				jp: fromNew('jp'),
				minutes: fromNew('minutes'),
				startsOn: fromNew('starts_on'),
				status: fromNew('status'),
				publishedAt: fromNew('published_at'),
				updatedAt: fromNew('updated_at')
			}
		});
	await tx.delete(courseCompetency).where(inArray(courseCompetency.courseId, ids));
	await tx.delete(coursePosition).where(inArray(coursePosition.courseId, ids));
	const competencies = plans.flatMap((plan) =>
		[...plan.competencies].map(([competencyId, level]) => ({
			courseId: plan.id,
			competencyId,
			level
		}))
	);
	const positions = plans.flatMap((plan) =>
		[...plan.positions].map((positionId) => ({ courseId: plan.id, positionId }))
	);
	if (competencies.length > 0) await tx.insert(courseCompetency).values(competencies);
	if (positions.length > 0) await tx.insert(coursePosition).values(positions);
	await indexCourses(tx, ids);
}

const factsOf = ({ competencies: _c, positionCodes: _p, ...facts }: SaveCourse) => facts;

async function linksBefore(tx: Tx, ids: string[]) {
	if (ids.length === 0) return { competencies: [], positions: [] };
	return {
		competencies: await tx
			.select()
			.from(courseCompetency)
			.where(inArray(courseCompetency.courseId, ids)),
		positions: await tx.select().from(coursePosition).where(inArray(coursePosition.courseId, ids))
	};
}

/** Two courses with the same print say the same. */
const printOf = ({ input, competencies, positions }: Linked) =>
	JSON.stringify([
		Object.entries(factsOf(input)).toSorted(byName),
		[...competencies].toSorted(byName),
		[...positions].toSorted()
	]);

function printBefore(old: Row, links: Awaited<ReturnType<typeof linksBefore>>) {
	const {
		id,
		bytes: _b,
		versionId: _v,
		ownerUnitId: _o,
		authorId: _a,
		description: _d,
		descriptionHtml: _h,
		publishedAt: _p,
		updatedAt: _u,
		...facts
	} = old;
	const levels = links.competencies
		.filter((link) => link.courseId === id)
		.map(({ competencyId, level }): [string, number] => [competencyId, level]);
	const positions = links.positions
		.filter((link) => link.courseId === id)
		.map(({ positionId }) => positionId);
	return JSON.stringify([
		Object.entries(facts).toSorted(byName),
		levels.toSorted(byName),
		positions.toSorted()
	]);
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) =>
	a < b ? -1 : a > b ? 1 : 0;
