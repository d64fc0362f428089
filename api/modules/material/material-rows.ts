/** Materials as rows of a list: one read for those who hand out and those who read. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { isShown, shownFrom } from '#api/domain/material.ts';
import { isInline, materialFamilies } from '#api/domain/material-type.ts';
import type { ReadDb, Tx } from '#db/client.ts';
import { material, materialVersion } from '#db/schema/material.ts';
import type { Rules } from '#api/rules.ts';
import type { MaterialList, MaterialOut, VersionOut } from './contract.ts';
import type { SessionRow } from './visible.ts';

const ofMaterial = sql`from material_version v where v.material_id = ${material.id}
	and v.completed_at is not null`;

/** The newest version, as an expression; null: there is none. */
export const fileOf = sql<
	string | null
>`(select v.id ${ofMaterial} order by v.number desc limit 1)`;

/** Materials of an event with their newest version, in order. */
export const materialsRead = (db: Tx | ReadDb, eventId: string) =>
	db
		.select({
			material,
			file: materialVersion,
			versions: sql<number>`(select count(*) ${ofMaterial})`
		})
		.from(material)
		.leftJoin(materialVersion, eq(materialVersion.id, fileOf))
		.where(and(eq(material.eventId, eventId), isNull(material.removedAt)))
		.orderBy(asc(material.position), asc(material.id));
export type MaterialRow = Awaited<ReturnType<typeof materialsRead>>[number];

/** Bytes that the files of an event take, those on their way among them. */
export const heldBytes = sql<number>`coalesce(sum(${materialVersion.size}), 0)`;
export const heldRead = (db: Tx | ReadDb, eventId: string) =>
	db
		.select({ bytes: heldBytes })
		.from(materialVersion)
		.innerJoin(material, eq(material.id, materialVersion.materialId))
		.where(and(eq(material.eventId, eventId), isNull(material.removedAt)));

/** When a material's session is held, or the whole event. */
export function heldAt(sessionId: string | null, sessions: readonly SessionRow[]) {
	const own = sessionId ? sessions.filter(({ id }) => id === sessionId) : sessions;
	const starts = own.map(({ startsAt }) => startsAt.getTime());
	const ends = own.map(({ endsAt }) => endsAt.getTime());
	return own.length === 0
		? { startsAt: null, endsAt: null }
		: { startsAt: new Date(Math.min(...starts)), endsAt: new Date(Math.max(...ends)) };
}

const shownOf = (row: MaterialRow['material']) => ({
	before: row.shownBefore,
	during: row.shownDuring,
	after: row.shownAfter
});

/** There is something to read, and its time has come. */
export function isVisible(
	{ material: of, file }: Pick<MaterialRow, 'material'> & { file: unknown },
	sessions: readonly SessionRow[],
	now: Date
) {
	const isThere = of.kind !== 'file' || file !== null;
	return isThere && isShown(shownOf(of), heldAt(of.sessionId, sessions), now);
}

export function materialOut(
	row: MaterialRow,
	sessions: readonly SessionRow[],
	now: Date
): MaterialOut {
	const { material: of, file, versions } = row;
	const from = shownFrom(shownOf(of), heldAt(of.sessionId, sessions), now);
	return {
		id: of.id,
		sessionId: of.sessionId,
		kind: of.kind,
		title: of.title,
		shown: shownOf(of),
		visible: isVisible(row, sessions, now),
		visibleFrom: from?.toISOString() ?? null,
		url: of.url,
		textHtml: of.textHtml,
		file: file && versionOut(file),
		versions
	};
}

export const versionOut = (version: typeof materialVersion.$inferSelect): VersionOut => ({
	id: version.id,
	number: version.number,
	name: version.name,
	type: version.type,
	size: version.size,
	macros: version.macros,
	inline: isInline(version.type),
	at: (version.completedAt ?? version.startedAt).toISOString()
});

export const sessionOut = (row: SessionRow) => ({
	...row,
	startsAt: row.startsAt.toISOString(),
	endsAt: row.endsAt.toISOString()
});

/** What `materialRulesOf` asks of the rules, for reads that bring no more than they need. */
export const materialRuleKeys = [
	'materi_acara.berkas_maks_mb',
	'materi_acara.bagian_mib',
	'materi_acara.kuota_mb',
	'materi_acara.jenis',
	'materi_acara.unggahan_umur_jam',
	'materi_acara.kabar_jeda_menit'
] as const;

/** How large, how many and of which kinds, by rule. */
export function materialRulesOf(rules: Rules) {
	const number = (key: (typeof materialRuleKeys)[number]) => rules.number(key).value;
	const families = rules.list('materi_acara.jenis').value;
	return {
		fileBytes: number('materi_acara.berkas_maks_mb') * 1_000_000,
		partBytes: number('materi_acara.bagian_mib') * 1024 * 1024,
		quotaBytes: number('materi_acara.kuota_mb') * 1_000_000,
		families: materialFamilies.filter((family) => families.includes(family)),
		unfinishedMs: number('materi_acara.unggahan_umur_jam') * 3_600_000,
		tellAfterMs: number('materi_acara.kabar_jeda_menit') * 60_000
	};
}

export function limitsOf(rules: Rules, held: number): NonNullable<MaterialList['limits']> {
	const { fileBytes, partBytes, quotaBytes, families } = materialRulesOf(rules);
	return { fileBytes, partBytes, quotaBytes, heldBytes: held, families };
}

/** What one archive of these files holds. */
export const packOf = (files: readonly { size: number }[]) => ({
	files: files.length,
	bytes: files.reduce((sum, { size }) => sum + size, 0)
});

/** The rows of `heldRead`. */
export const heldOf = (rows: readonly { bytes: number }[]) => rows[0]?.bytes ?? 0;

/** What the caller of a list may see. */
export const rowsFor = (
	call: Call,
	{ rows, sessions, all }: { rows: MaterialRow[]; sessions: SessionRow[]; all: boolean }
) => (all ? rows : rows.filter((row) => isVisible(row, sessions, call.now)));
