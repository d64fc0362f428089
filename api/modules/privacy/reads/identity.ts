import { asc, desc, eq, getTableColumns, or, sql } from 'drizzle-orm';
import type { ReadDb } from '#db/client.ts';
import { course } from '#db/schema/catalogue.ts';
import {
	linkedSubject,
	oneTimeLink,
	pendingSignIn,
	recoveryCode,
	roleGrant,
	session,
	totp,
	user
} from '#db/schema/identity.ts';
import { notificationPreference } from '#db/schema/notifications.ts';
import {
	appointment,
	person,
	personChange,
	position,
	statusPlan,
	supervision,
	unit
} from '#db/schema/organisation.ts';
import { legalStatus, rank, signatory } from '#db/schema/rules.ts';

/** Who a person is, where they work, and how they get in. Secrets and their hashes stay where they are. */
export function identityReads(db: ReadDb, personId: string) {
	const { passwordHash: _hash, ...account } = getTableColumns(user);
	const { id: _token, ...device } = getTableColumns(session);
	const { tokenHash: _secret, ...link } = getTableColumns(oneTimeLink);
	const { sealedSecret: _sealed, ...second } = getTableColumns(totp);
	const { codeHash: _code, ...paper } = getTableColumns(recoveryCode);
	const { id: _pending, ...pending } = getTableColumns(pendingSignIn);
	return {
		person: db
			.select({
				...getTableColumns(person),
				legalStatusName: legalStatus.name,
				rankName: rank.name
			})
			.from(person)
			.leftJoin(legalStatus, eq(legalStatus.code, person.legalStatus))
			.leftJoin(rank, eq(rank.code, person.rankCode))
			.where(eq(person.id, personId)),
		personChange: db
			.select()
			.from(personChange)
			.where(eq(personChange.personId, personId))
			.orderBy(desc(personChange.at), desc(personChange.id)),
		statusPlan: db
			.select({ ...getTableColumns(statusPlan), legalStatusName: legalStatus.name })
			.from(statusPlan)
			.innerJoin(legalStatus, eq(legalStatus.code, statusPlan.legalStatus))
			.where(eq(statusPlan.personId, personId))
			.orderBy(desc(statusPlan.plannedAt)),
		appointment: db
			.select({ ...getTableColumns(appointment), position: position.name, unit: unit.name })
			.from(appointment)
			.innerJoin(position, eq(position.id, appointment.positionId))
			.innerJoin(unit, eq(unit.id, appointment.unitId))
			.where(eq(appointment.personId, personId))
			.orderBy(desc(appointment.validFrom), desc(appointment.id)),
		supervision: db
			.select({
				...getTableColumns(supervision),
				supervisor: sql<string>`(select name from person s where s.id = ${supervision.supervisorId})`
			})
			.from(supervision)
			.where(or(eq(supervision.personId, personId), eq(supervision.supervisorId, personId)))
			.orderBy(desc(supervision.validFrom), desc(supervision.id)),
		unit: db
			.select({ id: unit.id, name: unit.name, headPersonId: unit.headPersonId })
			.from(unit)
			.where(eq(unit.headPersonId, personId)),
		/** By number: an official who signs need not be a person of the register. */
		signatory: db
			.select()
			.from(signatory)
			.where(
				sql`replace(${signatory.nip}, ' ', '') = (select nip from person where id = ${personId})`
			)
			.orderBy(desc(signatory.validFrom)),
		user: db.select(account).from(user).where(eq(user.personId, personId)),
		notificationPreference: db
			.select()
			.from(notificationPreference)
			.where(eq(notificationPreference.personId, personId)),
		roleGrant: db
			.select({ ...getTableColumns(roleGrant), unit: unit.name })
			.from(roleGrant)
			.leftJoin(unit, eq(unit.id, roleGrant.unitId))
			.where(eq(roleGrant.personId, personId))
			.orderBy(desc(roleGrant.grantedAt), desc(roleGrant.id)),
		session: db
			.select(device)
			.from(session)
			.innerJoin(user, eq(user.id, session.userId))
			.where(eq(user.personId, personId))
			.orderBy(desc(session.createdAt)),
		oneTimeLink: db
			.select(link)
			.from(oneTimeLink)
			.innerJoin(user, eq(user.id, oneTimeLink.userId))
			.where(eq(user.personId, personId))
			.orderBy(desc(oneTimeLink.createdAt), desc(oneTimeLink.id)),
		totp: db
			.select(second)
			.from(totp)
			.innerJoin(user, eq(user.id, totp.userId))
			.where(eq(user.personId, personId)),
		recoveryCode: db
			.select(paper)
			.from(recoveryCode)
			.innerJoin(user, eq(user.id, recoveryCode.userId))
			.where(eq(user.personId, personId))
			.orderBy(asc(recoveryCode.id)),
		pendingSignIn: db
			.select(pending)
			.from(pendingSignIn)
			.innerJoin(user, eq(user.id, pendingSignIn.userId))
			.where(eq(user.personId, personId)),
		linkedSubject: db
			.select(getTableColumns(linkedSubject))
			.from(linkedSubject)
			.innerJoin(user, eq(user.id, linkedSubject.userId))
			.where(eq(user.personId, personId))
			.orderBy(asc(linkedSubject.linkedAt)),
		course: db
			.select({
				id: course.id,
				code: course.code,
				title: course.title,
				status: course.status,
				authorId: course.authorId
			})
			.from(course)
			.where(eq(course.authorId, personId))
			.orderBy(asc(course.title))
	};
}
