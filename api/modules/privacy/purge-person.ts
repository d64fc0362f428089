import { and, eq, isNull, or, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { withoutSeparators } from '#api/domain/employee-number.ts';
import { Problem } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import { handIn } from '#db/schema/assignments.ts';
import { certificate, certificateEvent } from '#db/schema/certificates.ts';
import { roleGrant, user } from '#db/schema/identity.ts';
import { person, unit } from '#db/schema/organisation.ts';
import { correctionDocument, correctionRequest } from '#db/schema/privacy.ts';
import { bury } from './bury.ts';
import type { PurgeInput } from './contract.ts';
import { dropFiles } from './drop-files.ts';
import { eraseRows } from './erase-rows.ts';
import { purgeable } from './purgeable.ts';

/** The name of somebody whose data is gone, wherever an id still points to them. */
const purgedName = '(data dihapus)';

/**
 * Takes away everything that says who a person was, under a tombstone. Ids, hours, levels and certificates stay,
 * because reports and papers refer to them; nothing that stays names the person.
 */
export async function purgePerson(call: Call, input: z.output<typeof PurgeInput>) {
	const { personId, reason, legalBasis } = input;
	const done = await call.write('person.purged', async (tx) => {
		const { person: who } = await purgeable(tx, call, personId);
		if (withoutSeparators(input.confirmation) !== who.nip) {
			throw new Problem('invalid-input', {
				errors: [{ pointer: '/confirmation', code: 'purge-confirmation' }]
			});
		}
		const papers = await papersOf(tx, personId);
		const documents = await documentsOf(tx, personId);
		const work = await filesOf(tx, personId);
		const rows = {
			hand_in: work.length,
			certificate: papers.certificates,
			stored_file: papers.files.length,
			correction_document: documents.length
		};
		const tombstoneId = await bury(tx, call, {
			kind: 'person',
			subject: personId,
			rows,
			legalBasis,
			reason
		});
		await blankHolder(tx, personId);
		await eraseRows(tx, who);
		await closeAccount(tx, call, personId);
		await tx
			.update(person)
			.set({
				name: purgedName,
				nip: personId,
				frontTitle: null,
				backTitle: null,
				rankCode: null,
				email: null,
				phone: null,
				contractStart: null,
				contractEnd: null,
				siasnId: null,
				updatedAt: call.now
			})
			.where(eq(person.id, personId));
		await tx.update(unit).set({ headPersonId: null }).where(eq(unit.headPersonId, personId));
		return {
			subject: `person:${personId}`,
			after: { tombstoneId, rows },
			result: { tombstoneId, files: [...papers.files, ...documents, ...work] }
		};
	});
	await dropFiles(call, { sha256s: done.files, of: personId });
	return { tombstoneId: done.tombstoneId };
}

/** Papers bear the name: the files go, the certificates stay checkable by number and code. */
async function papersOf(tx: Tx, personId: string) {
	const made = await tx
		.select({ id: certificate.id, sha256: certificateEvent.sha256 })
		.from(certificate)
		.leftJoin(
			certificateEvent,
			and(eq(certificateEvent.certificateId, certificate.id), eq(certificateEvent.kind, 'rendered'))
		)
		.where(eq(certificate.personId, personId));
	return {
		certificates: made.length,
		files: made.flatMap(({ sha256 }) => (sha256 ? [sha256] : []))
	};
}

/** What the person handed in to prove their requests for correction. */
async function documentsOf(tx: Tx, personId: string) {
	const rows = await tx
		.select({ sha256: correctionDocument.sha256 })
		.from(correctionDocument)
		.innerJoin(correctionRequest, eq(correctionRequest.id, correctionDocument.requestId))
		.where(eq(correctionRequest.personId, personId));
	return rows.map(({ sha256 }) => sha256);
}

/** What the person handed in as files. */
async function filesOf(tx: Tx, personId: string) {
	const rows = await tx
		.select({ sha256: handIn.sha256 })
		.from(handIn)
		.where(eq(handIn.personId, personId));
	return rows.flatMap(({ sha256 }) => (sha256 ? [sha256] : []));
}

const blankHolder = (tx: Tx, personId: string) =>
	tx
		.update(certificate)
		.set({
			snapshot: sql`json_set(snapshot, '$.holder.name', '', '$.holder.nip', '',
				'$.holder.rank', null, '$.holder.position', null, '$.holder.unit', null)`
		})
		.where(eq(certificate.personId, personId));

async function closeAccount(tx: Tx, call: Call, personId: string) {
	await tx
		.update(user)
		.set({ passwordHash: null, locale: null, disabledAt: call.now })
		.where(eq(user.personId, personId));
	await tx
		.update(roleGrant)
		.set({ revokedAt: call.now, revokedBy: call.actor.id })
		.where(and(eq(roleGrant.personId, personId), or(isNull(roleGrant.revokedAt))));
}
