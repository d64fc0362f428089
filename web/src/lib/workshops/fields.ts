import { addDays, instantOf, isCivilDate, timeZones, type TimeZone } from '#api/domain/period.ts';
import { approvalWays, registrationWays, trainerRoles } from '#api/domain/workshop-event.ts';
import { textOf } from '#lib/forms/text.ts';
import { defaultZone } from '#lib/formats.ts';

/** The fields of `EventFields` as the API takes them; what is no number or time is left for it to refuse. */
export const eventOf = (form: FormData) => ({
	unitId: textOf(form, 'unitId') || null,
	registration: oneOf(registrationWays, textOf(form, 'registration')),
	approval: oneOf(approvalWays, textOf(form, 'approval')),
	capacity: numberOf(form, 'capacity'),
	minimum: numberOf(form, 'minimum'),
	closesAt: momentOf(textOf(form, 'closesAt'), zoneIn(form)),
	cancelUntil: momentOf(textOf(form, 'cancelUntil'), zoneIn(form)),
	note: textOf(form, 'note')
});

const zoneIn = (form: FormData) => oneOf(timeZones, textOf(form, 'zone')) ?? defaultZone;

/** So many may be named at one session, as the API says. */
export const mostTrainers = 20;

/** In which field of `SessionForm` something was typed that the API knows by another name. */
export const sessionFields = { startsAt: 'from', endsAt: 'to', trainers: 'trainerId-0' };

/** The fields of `SessionForm` as the API takes them. */
export function sessionOf(form: FormData) {
	const zone = oneOf(timeZones, textOf(form, 'zone')) ?? 'Asia/Makassar';
	const day = textOf(form, 'date');
	const lastDay = textOf(form, 'overnight') === '1' && isCivilDate(day) ? addDays(day, 1) : day;
	return {
		title: textOf(form, 'title'),
		startsAt: momentOf(`${day}T${textOf(form, 'from')}`, zone) ?? '',
		endsAt: momentOf(`${lastDay}T${textOf(form, 'to')}`, zone) ?? '',
		zone,
		jp: numberOf(form, 'jp') ?? Number.NaN,
		roomId: textOf(form, 'roomId') || null,
		onlineUrl: textOf(form, 'onlineUrl').trim() || null,
		trainers: Array.from({ length: mostTrainers }, (_, at) => ({
			trainerId: textOf(form, `trainerId-${at}`),
			role: oneOf(trainerRoles, textOf(form, `role-${at}`)) ?? ('trainer' as const)
		})).filter(({ trainerId }) => trainerId !== ''),
		acceptClashes: textOf(form, 'acceptClashes') === '1'
	};
}

/** The fields of `RoomFields` as the API takes them; a comma of the keyboard is a point. */
export const roomOf = (form: FormData) => ({
	name: textOf(form, 'name'),
	address: textOf(form, 'address') || null,
	capacity: numberOf(form, 'capacity'),
	latitude: numberOf(form, 'latitude'),
	longitude: numberOf(form, 'longitude'),
	radius: numberOf(form, 'radius')
});

const momentOf = (clock: string, zone: TimeZone) =>
	clock === '' ? null : (instantOf(clock, zone)?.toISOString() ?? clock);

function numberOf(form: FormData, name: string): number | null {
	const text = textOf(form, name).trim().replace(',', '.');
	return text === '' ? null : Number(text);
}

const oneOf = <T extends string>(values: readonly T[], text: string): T | undefined =>
	values.find((value) => value === text);
