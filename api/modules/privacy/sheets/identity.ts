import { facts, sheet, type Sheet, type Told } from '../sheet.ts';

export function identitySheets(told: Told): Sheet[] {
	const { held, formats, words } = told;
	return [
		facts(told, 'identity', held.person[0], [
			['nip', (row) => row.nip],
			['name', (row) => row.name],
			['frontTitle', (row) => row.frontTitle],
			['backTitle', (row) => row.backTitle],
			['employment', (row) => words.codes[row.kind] ?? row.kind],
			['legalStatus', (row) => row.legalStatusName ?? row.legalStatus],
			['rank', (row) => [row.rankName, row.rankCode].filter(Boolean).join(', ')],
			['email', (row) => row.email],
			['phone', (row) => row.phone],
			['contractStart', (row) => formats.day(row.contractStart)],
			['contractEnd', (row) => formats.day(row.contractEnd)],
			['siasnId', (row) => row.siasnId],
			['recordedAt', (row) => formats.moment(row.createdAt)],
			['updatedAt', (row) => formats.moment(row.updatedAt)]
		]),
		sheet(told, 'changes', held.personChange, [
			['when', (row) => formats.moment(row.at)],
			['field', (row) => words.codes[`field.${row.field}`] ?? row.field],
			['before', (row) => row.before],
			['after', (row) => row.after]
		])
	];
}

export function employmentSheets(told: Told): Sheet[] {
	const { held, formats, words, personId } = told;
	return [
		sheet(told, 'appointments', held.appointment, [
			['position', (row) => row.position],
			['unit', (row) => row.unit],
			['kind', (row) => words.codes[`assignment.${row.kind}`] ?? row.kind],
			['from', (row) => formats.day(row.validFrom)],
			['to', (row) => formats.day(row.validTo)],
			['decree', (row) => row.decree],
			['reason', (row) => row.endReason]
		]),
		sheet(told, 'status-plans', held.statusPlan, [
			['legalStatus', (row) => row.legalStatusName],
			['from', (row) => formats.day(row.effectiveOn)],
			['status', (row) => words.codes[`status-plan.${row.outcome ?? 'open'}`]],
			['reason', (row) => row.reason]
		]),
		sheet(
			told,
			'supervision',
			held.supervision.filter((row) => row.personId === personId),
			[
				['supervisor', (row) => row.supervisor],
				['from', (row) => formats.day(row.validFrom)],
				['to', (row) => formats.day(row.validTo)],
				['reason', (row) => row.reason]
			]
		),
		sheet(told, 'leads', held.unit, [['unit', (row) => row.name]]),
		sheet(told, 'signatures', held.signatory, [
			['name', (row) => row.name],
			['position', (row) => `${row.prefix} ${row.position}`.trim()],
			['from', (row) => formats.day(row.validFrom)],
			['to', (row) => formats.day(row.validTo)]
		])
	];
}

export function accountSheets(told: Told): Sheet[] {
	const { held, formats, words } = told;
	const mail = held.notificationPreference[0]?.mail ?? 'each';
	return [
		facts(told, 'account', held.user[0], [
			['recordedAt', (row) => formats.moment(row.createdAt)],
			['passwordChangedAt', (row) => formats.moment(row.passwordChangedAt)],
			['disabledAt', (row) => formats.moment(row.disabledAt)],
			['language', (row) => words.codes[`language.${row.locale ?? 'id'}`]],
			['mail', () => words.codes[`mail.${mail}`]]
		]),
		sheet(told, 'roles', held.roleGrant, [
			['role', (row) => words.codes[`role.${row.role}`] ?? row.role],
			['unit', (row) => row.unit ?? words.codes['unit.all']],
			['from', (row) => formats.moment(row.grantedAt)],
			['to', (row) => formats.day(row.validTo)],
			['revokedAt', (row) => formats.moment(row.revokedAt)]
		]),
		sheet(told, 'sessions', held.session, [
			['from', (row) => formats.moment(row.createdAt)],
			['to', (row) => formats.moment(row.expiresAt)],
			['device', (row) => row.device],
			['address', (row) => row.address]
		]),
		sheet(told, 'links', held.oneTimeLink, [
			['purpose', (row) => words.codes[`link.${row.purpose}`] ?? row.purpose],
			['from', (row) => formats.moment(row.createdAt)],
			['to', (row) => formats.moment(row.expiresAt)],
			['usedAt', (row) => formats.moment(row.usedAt)]
		]),
		sheet(told, 'providers', held.linkedSubject, [
			['issuer', (row) => row.issuer],
			['subject', (row) => row.subject],
			['from', (row) => formats.moment(row.linkedAt)]
		]),
		sheet(told, 'works', held.course, [
			['title', (row) => row.title],
			['status', (row) => words.codes[`course.${row.status}`] ?? row.status]
		])
	];
}
