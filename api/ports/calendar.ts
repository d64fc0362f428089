/** Sessions as an iCalendar text (RFC 5545), as calendar programs read and subscribe to it. */
import ical, {
	ICalAlarmType,
	ICalCalendarMethod,
	ICalEventStatus,
	ICalEventTransparency
} from 'ical-generator';

export type CalendarItem = {
	uid: string;
	sequence: number;
	state: 'confirmed' | 'tentative' | 'cancelled';
	title: string;
	startsAt: Date;
	endsAt: Date;
	place: string | null;
	url: string;
	note: string;
	changedAt: Date;
};

const statuses = {
	confirmed: ICalEventStatus.CONFIRMED,
	tentative: ICalEventStatus.TENTATIVE,
	cancelled: ICalEventStatus.CANCELLED
};

const alarmSeconds = 3600;

/** The same items make the same text, whenever it is asked for. Instants are UTC: every program shows its own zone. */
export function calendarText({ name, items }: { name: string; items: readonly CalendarItem[] }) {
	const calendar = ical({
		name,
		prodId: { company: 'Malaqbi', product: 'Malaqbi', language: 'ID' },
		method: ICalCalendarMethod.PUBLISH,
		ttl: 3600
	});
	for (const item of items) {
		const isOn = item.state === 'confirmed';
		const event = calendar.createEvent({
			id: item.uid,
			sequence: item.sequence,
			status: statuses[item.state],
			transparency: isOn ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
			summary: item.title,
			start: item.startsAt,
			end: item.endsAt,
			location: item.place,
			url: item.url,
			description: item.note,
			stamp: item.changedAt,
			lastModified: item.changedAt
		});
		if (isOn) event.createAlarm({ type: ICalAlarmType.display, trigger: alarmSeconds });
	}
	return calendar.toString();
}
