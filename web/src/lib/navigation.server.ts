import type { Permission } from '#api/domain/permissions.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Place, Section } from '#lib/layout/place.ts';

type Door = Place & { opens: Permission | 'signed-in' | readonly Permission[] };

/** The menu of one person: only doors that open. The server asks again behind each of them. */
export function navigationFor(held: readonly Permission[]): Section[] {
	return sections()
		.map(({ title, doors }) => ({
			title,
			places: doors.filter(({ opens }) => isOpen(opens, held))
		}))
		.filter(({ places }) => places.length > 0);
}

/** Of several permissions any one opens it. */
function isOpen(opens: Door['opens'], held: readonly Permission[]) {
	if (opens === 'signed-in') return true;
	return [opens].flat().some((each) => held.includes(each));
}

/** The four places of a phone's lower bar; everything else stands behind "Lainnya". */
export function bottomBar(menu: Section[], held: readonly Permission[]): Place[] {
	const wanted = held.includes('claim.decide')
		? ['/home', '/claims', '/catalogue', '/my/learning']
		: ['/home', '/catalogue', '/my/learning', '/my/competencies'];
	const places = menu.flatMap((section) => section.places);
	return wanted.flatMap((href) => places.filter((place) => place.href === href));
}

function sections(): { title: string; doors: Door[] }[] {
	return [
		{
			title: m.nav_section_mine(),
			doors: [
				{ href: '/home', label: m.nav_home(), icon: 'home', opens: 'signed-in' },
				{
					href: '/catalogue',
					label: m.nav_catalogue(),
					icon: 'catalogue',
					opens: 'catalogue.read'
				},
				{
					href: '/my/learning',
					label: m.nav_learning(),
					icon: 'learning',
					opens: 'learning.study'
				},
				{
					href: '/workshops',
					label: m.nav_workshops(),
					icon: 'calendar',
					opens: 'workshop.read'
				},
				{
					href: '/my/competencies',
					label: m.nav_competencies(),
					icon: 'competency',
					opens: 'profile.read'
				},
				{ href: '/my/credits', label: m.nav_credits(), icon: 'clock', opens: 'profile.read' },
				{
					href: '/my/certificates',
					label: m.nav_certificates(),
					icon: 'certificate',
					opens: 'profile.read'
				}
			]
		},
		{
			title: m.nav_section_courses(),
			doors: [
				{ href: '/manage/modules', label: m.nav_modules(), icon: 'edit', opens: 'course.write' },
				{
					href: '/manage/workshops',
					label: m.nav_manage_workshops(),
					icon: 'calendar',
					opens: 'workshop.manage'
				},
				{ href: '/manage/rooms', label: m.nav_rooms(), icon: 'place', opens: 'workshop.manage' },
				{
					href: '/manage/trainers',
					label: m.nav_trainers(),
					icon: 'team',
					opens: 'workshop.manage'
				}
			]
		},
		{
			title: m.nav_section_people(),
			doors: [
				{ href: '/team', label: m.nav_team(), icon: 'team', opens: 'team.read' },
				{
					href: '/team/signups',
					label: m.nav_signups(),
					icon: 'check',
					opens: ['signup.approve', 'signup.review']
				},
				{ href: '/claims', label: m.nav_claims(), icon: 'desk', opens: 'claim.read' },
				{
					href: '/manage/certificates',
					label: m.nav_manage_certificates(),
					icon: 'certificate',
					opens: 'certificate.manage'
				},
				{
					href: '/admin/corrections',
					label: m.nav_corrections(),
					icon: 'edit',
					opens: 'correction.decide'
				},
				{ href: '/admin/people', label: m.nav_people(), icon: 'person', opens: 'person.read' }
			]
		},
		{
			title: m.nav_section_admin(),
			doors: [
				{
					href: '/admin/organisation',
					label: m.nav_organisation(),
					icon: 'unit',
					opens: 'organisation.read'
				},
				{
					href: '/admin/positions',
					label: m.nav_positions(),
					icon: 'position',
					opens: 'organisation.read'
				},
				{
					href: '/admin/competencies',
					label: m.nav_dictionary(),
					icon: 'dictionary',
					opens: 'organisation.read'
				},
				{ href: '/admin/imports', label: m.nav_imports(), icon: 'upload', opens: 'import.run' },
				{ href: '/admin/accounts', label: m.nav_accounts(), icon: 'key', opens: 'account.manage' },
				{ href: '/admin/audit', label: m.nav_audit(), icon: 'audit', opens: 'audit.read' },
				{ href: '/admin/rules', label: m.nav_rules(), icon: 'rule', opens: 'rule.read' },
				{ href: '/admin/mail', label: m.nav_mail(), icon: 'mail', opens: 'mail.manage' },
				{
					href: '/admin/settings',
					label: m.nav_settings(),
					icon: 'settings',
					opens: 'settings.edit'
				}
			]
		}
	];
}
