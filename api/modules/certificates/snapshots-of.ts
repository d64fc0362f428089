/** Everything that certificates will say, gathered once, on the day of issue. */
import { and, desc, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { CertificateKind } from '#api/domain/certificate.ts';
import type { CertificateSnapshot } from '#api/domain/certificate-snapshot.ts';
import { readEmployeeNumber } from '#api/domain/employee-number.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { isValidOn } from '#api/domain/period.ts';
import type { Rules } from '#api/rules.ts';
import type { Tx } from '#db/client.ts';
import { idList } from '#db/many-rows.ts';
import { appointment, person, position, unit } from '#db/schema/organisation.ts';
import { developmentForm, institution, rank, signatory } from '#db/schema/rules.ts';

/** What learning knows of a finished course. */
export type CompletedCourse = {
	id: string;
	personId: string;
	startedOn: string;
	completedOn: string;
	graded: boolean;
	score: number | null;
	course: {
		code: string;
		title: string;
		formCode: string;
		mode: string;
		provider: string | null;
		competencies: readonly { code: string; name: string; level: number }[];
		subjects: readonly { title: string; minutes: number; kind: string }[];
	};
};

export type ToCertify = { completed: CompletedCourse; jp: number | null };
type Draft = Omit<CertificateSnapshot, 'number' | 'code'>;

/** The drafts of many certificates, in the order given; as many statements as for one. */
export async function snapshotsOf(tx: Tx, call: Call, given: readonly ToCertify[]) {
	const rules = await call.rules();
	const facts = await factsOf(tx, call, given);
	return given.map((each) => ({
		completionId: each.completed.id,
		personId: each.completed.personId,
		snapshot: snapshotOf(call, { ...each, rules, facts })
	}));
}

type Given = ToCertify & { rules: Rules; facts: Awaited<ReturnType<typeof factsOf>> };

function snapshotOf(call: Call, { completed, jp, rules, facts }: Given): Draft {
	const { course } = completed;
	const { institution: agency, signatory: signs } = facts;
	const holder = facts.holderOf(completed);
	const levelNames = rules.list('level.nama');
	const kind = kindOf(rules, completed);
	return {
		version: 1,
		demo: call.settings.DEMO === '1',
		kind,
		passed: completed.graded,
		issuedOn: call.today,
		institution: {
			name: agency.name,
			hrUnitName: agency.hrUnitName,
			city: agency.city,
			crestSha256: agency.crestSha256
		},
		holder: {
			name: nameWithTitles(holder.person),
			nip: holder.person.nip,
			numberLabel: labelOf(holder.person.nip),
			rank: holder.rank,
			position: holder.position,
			unit: holder.unit
		},
		course: {
			code: course.code,
			title: course.title,
			form: facts.formOf(completed),
			mode: course.mode,
			provider: course.provider ?? agency.hrUnitName,
			startedOn: completed.startedOn,
			completedOn: completed.completedOn
		},
		jp,
		minutesPerJp: rules.number('jp.menit_per_jp').value,
		qualification: kind === 'sttp' ? qualificationOf(rules, completed.score) : null,
		subjects: course.subjects.map(({ title, minutes, kind: what }) => ({
			title,
			minutes,
			kind: what
		})),
		competencies: course.competencies.map(({ code, name, level }) => ({
			code,
			name,
			level,
			levelName: levelNames.value[level - 1] ?? String(level)
		})),
		signatory: signs,
		ruleIds: [
			rules.text('sertifikat.pola_nomor').ruleId,
			rules.text('sertifikat.klasifikasi').ruleId,
			rules.text('sertifikat.kode_instansi').ruleId,
			rules.list('sertifikat.sttp_bentuk').ruleId,
			rules.number('jp.menit_per_jp').ruleId,
			levelNames.ruleId
		]
	};
}

/** The people with where they stood when, the forms, the agency and who signs today. */
async function factsOf(tx: Tx, call: Call, given: readonly ToCertify[]) {
	const people = idList(given.map(({ completed }) => completed.personId));
	const [holders, posts, forms, [agency], [signs]] = await call.readAllOn(tx, [
		tx
			.select({ person, rank: rank.name })
			.from(person)
			.leftJoin(rank, eq(rank.code, person.rankCode))
			.where(inArray(person.id, people)),
		tx
			.select({
				personId: appointment.personId,
				validFrom: appointment.validFrom,
				validTo: appointment.validTo,
				position: position.name,
				unit: unit.name
			})
			.from(appointment)
			.leftJoin(position, eq(position.id, appointment.positionId))
			.leftJoin(unit, eq(unit.id, appointment.unitId))
			.where(inArray(appointment.personId, people))
			.orderBy(sql`${appointment.kind} = 'D' desc`, desc(appointment.validFrom)),
		tx
			.select({ code: developmentForm.code, name: developmentForm.name })
			.from(developmentForm)
			.where(
				inArray(
					developmentForm.code,
					idList(given.map(({ completed }) => completed.course.formCode))
				)
			),
		tx.select().from(institution).where(eq(institution.id, 'institution')),
		signatoryOn(tx, call.today)
	]);
	if (!agency) throw new Error('the agency has no row');
	const held = new Map(holders.map((row) => [row.person.id, row]));
	const postsOf = Map.groupBy(posts, ({ personId }) => personId);
	const formNames = new Map(forms.map(({ code, name }) => [code, name]));
	return {
		institution: agency,
		signatory: signs ?? null,
		holderOf({ id, personId, completedOn }: CompletedCourse) {
			const found = held.get(personId);
			if (!found) throw new Error(`no person for completion ${id}`);
			const post = postsOf.get(personId)?.find((each) => isValidOn(completedOn, each));
			return { ...found, position: post?.position ?? null, unit: post?.unit ?? null };
		},
		formOf({ id, course }: CompletedCourse) {
			const name = formNames.get(course.formCode);
			if (name === undefined) throw new Error(`no form for completion ${id}`);
			return name;
		}
	};
}

const signatoryOn = (tx: Tx, date: string) =>
	tx
		.select({
			name: signatory.name,
			nip: signatory.nip,
			rank: signatory.rank,
			position: signatory.position,
			prefix: signatory.prefix,
			onBehalfOf: signatory.onBehalfOf
		})
		.from(signatory)
		.where(
			and(
				lte(signatory.validFrom, date),
				or(isNull(signatory.validTo), gte(signatory.validTo, date))
			)
		)
		.orderBy(desc(signatory.validFrom), desc(signatory.id))
		.limit(1);

function kindOf(rules: Rules, { graded, course }: CompletedCourse): CertificateKind {
	const forms = rules.list('sertifikat.sttp_bentuk').value;
	return graded && forms.includes(course.formCode) ? 'sttp' : 'certificate';
}

/** The grade in words (`lulus.skala_kualifikasi`): the first step that the score exceeds. */
function qualificationOf(rules: Rules, score: number | null): string | null {
	const scale = rules.get('lulus.skala_kualifikasi')?.value;
	if (score === null || !Array.isArray(scale)) return null;
	const step: unknown = scale.find((each: unknown) => isStep(each) && score > each.above);
	return isStep(step) ? step.name : null;
}

const isStep = (value: unknown): value is { above: number; name: string } =>
	typeof value === 'object' &&
	value !== null &&
	'above' in value &&
	typeof value.above === 'number' &&
	'name' in value &&
	typeof value.name === 'string';

function labelOf(nip: string) {
	const read = readEmployeeNumber(nip);
	return read.ok && read.value.kind === 'PPPK' ? 'NI PPPK' : 'NIP';
}
