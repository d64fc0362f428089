import { and, desc, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { writeLevelList } from '#api/domain/import/level-list.ts';
import { Problem } from '#api/http/problem.ts';
import { competency, positionRequirement } from '#db/schema/competencies.ts';
import { appointment, position } from '#db/schema/organisation.ts';
import { positionClass, positionClassVersion } from '#db/schema/rules.ts';
import { changesOfRecord, changesOut } from './changes.ts';
import { standingOn } from './visible.ts';

type Asked = {
	requirement: typeof positionRequirement.$inferSelect;
	competency: typeof competency.$inferSelect;
};

/** One position with all it asks for, now and before; the class's general levels included. */
export async function getPosition(call: Call, { positionId }: { positionId: string }) {
	const found = await call.db
		.select({ position, className: positionClass.name, level: positionClassVersion.level })
		.from(position)
		.innerJoin(positionClass, eq(positionClass.code, position.classCode))
		.innerJoin(
			positionClassVersion,
			and(
				eq(positionClassVersion.classCode, position.classCode),
				lte(positionClassVersion.validFrom, call.today),
				or(isNull(positionClassVersion.validTo), gte(positionClassVersion.validTo, call.today))
			)
		)
		.where(eq(position.id, positionId))
		.get();
	if (!found) throw new Problem('not-found');

	const [asked, general, holders, changes] = await call.readAll([
		call.db
			.select({ requirement: positionRequirement, competency })
			.from(positionRequirement)
			.innerJoin(competency, eq(competency.id, positionRequirement.competencyId))
			.where(eq(positionRequirement.positionId, positionId))
			.orderBy(competency.kind, competency.code, desc(positionRequirement.validFrom)),
		call.db
			.select()
			.from(competency)
			.where(inArray(competency.kind, ['managerial', 'sociocultural']))
			.orderBy(competency.code),
		call.db
			.select({ count: sql<number>`count(distinct ${appointment.personId})` })
			.from(appointment)
			.where(and(eq(appointment.positionId, positionId), standingOn(call.today))),
		changesOfRecord(call, 'position', positionId)
	]);
	const own = new Set(
		asked
			.filter(({ requirement }) => requirement.validTo === null)
			.map((each) => each.competency.id)
	);
	const row = found.position;
	const classLevel = found.level;
	return {
		id: row.id,
		code: row.code,
		name: row.name,
		cells: cellsOf(row, asked, classLevel),
		className: found.className,
		holders: holders[0]?.count ?? 0,
		requirements: [
			...general.filter(({ id }) => !own.has(id)).map((about) => generalOut(about, classLevel)),
			...asked.map(askedOut)
		],
		changes: changesOut(changes)
	};
}

const refOf = ({ id, code, name }: typeof competency.$inferSelect) => ({ id, code, name });

const generalOut = (about: typeof competency.$inferSelect, level: number) => ({
	competency: refOf(about),
	kind: about.kind,
	level,
	importance: 'essential' as const,
	general: true,
	validFrom: null,
	validTo: null
});

const askedOut = ({ requirement, competency: about }: Asked) => ({
	competency: refOf(about),
	kind: about.kind,
	level: requirement.level,
	importance: requirement.importance,
	general: false,
	validFrom: requirement.validFrom,
	validTo: requirement.validTo
});

function cellsOf(row: typeof position.$inferSelect, asked: readonly Asked[], classLevel: number) {
	const current = asked.filter(({ requirement }) => requirement.validTo === null);
	const levelOf = (kind: string) =>
		String(current.find((each) => each.competency.kind === kind)?.requirement.level ?? classLevel);
	const technical = current
		.filter(({ competency: { kind } }) => kind === 'technical' || kind === 'government')
		.map(({ requirement: { level, importance }, competency: { code } }) => ({
			code,
			level,
			importance
		}));
	return {
		kode: row.code,
		nama: row.name,
		kelas: row.classCode,
		jenis: row.kind,
		ikhtisar: row.summary ?? '',
		memimpin: row.leads ? 'ya' : 'tidak',
		levelManajerial: levelOf('managerial'),
		levelSosiokultural: levelOf('sociocultural'),
		persyaratan: writeLevelList(technical, true),
		dasarHukum: row.legalBasis ?? ''
	};
}
