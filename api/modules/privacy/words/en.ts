import { codes } from './codes-en.ts';
import type { DataWords } from './words.ts';

/** *Data saya* in English. */
export const english: DataWords = {
	sections: {
		identity: {
			title: 'Identity',
			purpose:
				'To recognise you across personnel services and to print the right name on certificates.'
		},
		employment: {
			title: 'Positions and postings',
			purpose:
				'To know which competencies your position asks for, who your supervisor is, and which unit is in charge.'
		},
		account: {
			title: 'Account, roles and sessions',
			purpose:
				'To make sure that only you enter your account and that only those in charge see data.'
		},
		learning: {
			title: 'Courses and quizzes',
			purpose: 'To keep your progress and to prove that the conditions for passing were met.'
		},
		workshops: {
			title: 'Workshops and attendance',
			purpose:
				'To give out seats, to prove attendance and to count the hours of training held face to face.'
		},
		certificates: {
			title: 'Certificates',
			purpose: 'To issue certificates and to let anybody check that they are genuine.'
		},
		credits: {
			title: 'JP and past training',
			purpose: 'To count the hours of training (JP) that civil servants are entitled to and owe.'
		},
		competencies: {
			title: 'Competency evidence and levels',
			purpose: 'To compare the levels you hold with those that your position asks for.'
		},
		corrections: {
			title: 'Requests for correction',
			purpose: 'To honour your right to correction and to prove that the answer came in time.'
		},
		notifications: {
			title: 'Notifications and mail',
			purpose: 'To tell you of decisions and deadlines that concern you.'
		},
		trail: {
			title: 'Trail of activity',
			purpose:
				'To record every act of processing, so that it can be accounted for and misuse traced.'
		}
	},
	sheets: {
		identity: 'Personal details',
		changes: 'History of changes',
		appointments: 'Appointments',
		'status-plans': 'Planned changes of legal status',
		supervision: 'Supervisor named by hand',
		leads: 'Units you head',
		signatures: 'Signatory of certificates',
		account: 'Account',
		roles: 'Roles',
		sessions: 'Open sessions',
		links: 'One-time links',
		providers: 'Sign-in providers',
		works: 'Courses you wrote',
		enrolments: 'Enrolments',
		lessons: 'Lessons finished',
		attempts: 'Quiz attempts',
		completions: 'Completions',
		signups: 'Workshops you signed up for',
		'signup-steps': 'What became of your registrations',
		attendance: 'Attendance',
		scans: 'Attendance scans',
		'scan-decisions': 'Decisions on scans',
		'event-exceptions': 'Exceptions to what a workshop asks',
		phones: 'Phones for scans without network',
		shifts: 'Shifts chosen',
		calendars: 'Calendar subscription',
		'hand-ins': 'Work you handed in',
		grades: 'Grades of your work',
		downloads: 'Workshop material you opened',
		evaluations: 'Workshop evaluations you answered (the answers are not linked to you)',
		taught: 'Sessions you taught',
		certificates: 'Certificates',
		'certificate-events': 'History of certificates',
		credits: 'JP entries',
		'credit-decisions': 'Decisions on JP entries',
		'past-trainings': 'Past training',
		evidence: 'Evidence',
		'evidence-decisions': 'Decisions on evidence',
		corrections: 'Your requests',
		'correction-steps': 'What became of them',
		'correction-documents': 'Supporting documents',
		notifications: 'Notifications',
		trail: 'Acts by you or about you',
		requests: 'Requests remembered so that nothing is sent twice'
	},
	heads: {
		nip: 'NIP',
		name: 'Name',
		frontTitle: 'Title before the name',
		backTitle: 'Title after the name',
		employment: 'Employment',
		legalStatus: 'Legal status',
		rank: 'Rank',
		email: 'Mail',
		phone: 'Phone',
		contractStart: 'Contract from',
		contractEnd: 'Contract to',
		siasnId: 'SIASN id',
		recordedAt: 'Recorded',
		updatedAt: 'Last changed',
		when: 'When',
		field: 'Field',
		value: 'Value',
		before: 'Before',
		after: 'After',
		position: 'Position',
		unit: 'Unit',
		supervisor: 'Supervisor',
		decree: 'Decree',
		kind: 'Kind',
		from: 'From',
		to: 'To',
		passwordChangedAt: 'Password changed',
		language: 'Language',
		disabledAt: 'Stopped',
		mail: 'Mail',
		role: 'Role',
		revokedAt: 'Taken back',
		device: 'Device',
		address: 'Network address',
		purpose: 'Purpose',
		usedAt: 'Used',
		issuer: 'Address of the provider',
		subject: 'Your name there',
		course: 'Course',
		status: 'State',
		progress: 'Progress',
		lesson: 'Lesson',
		session: 'Session',
		number: 'Number',
		score: 'Score',
		passed: 'Passed',
		answers: 'Answers kept',
		reason: 'Reason',
		title: 'Title',
		form: 'Form',
		jp: 'JP',
		decision: 'Decision',
		provider: 'Provider',
		file: 'File',
		size: 'Size',
		competency: 'Competency',
		level: 'Level',
		about: 'About',
		readAt: 'Read',
		section: 'Section',
		wrong: 'What is wrong',
		wish: 'Should be',
		dueAt: 'Due',
		action: 'Act',
		actor: 'By'
	},
	codes,
	keeping: {
		session: (time) => `Sessions end and are deleted at most ${time} after signing in.`,
		'sign-in-attempts': (time) =>
			`Counts of sign-in attempts, without names, are deleted after ${time}.`,
		'quiz-answers': (time) =>
			`Quiz answers are deleted after ${time}; the score stays with the personnel file.`,
		notifications: (time) => `Notifications and their mail are deleted after ${time}.`,
		trail: (time) => `The trail is deleted after ${time}.`,
		corrections: (time) => `Requests, supporting documents and answers are deleted after ${time}.`,
		requests: (time) => `What prevents double sending is deleted after ${time}.`,
		'personnel-file':
			'As long as your personnel file is kept by the archive schedule (UU 43/2009).',
		account: 'As long as you have an account.',
		verification:
			'As long as certificates must be checkable; a certificate can be revoked, not deleted.'
	},
	time: {
		days: (count) => (count === 1 ? 'one day' : `${count} days`),
		years: (count) => (count === 1 ? 'one year' : `${count} years`)
	},
	yes: 'Yes',
	no: 'No',
	paper: {
		title: 'Copy of personal data',
		lead: ({ agency, when }) => `Held by the Malaqbi portal, ${agency}. Made ${when}.`,
		complete:
			'This copy is for reading. The whole of it, down to each column, is the JSON file on the page My data.',
		grounds: 'Legal basis',
		kept: 'Kept',
		nothing: 'No data.',
		page: (number) => `Page ${number}`,
		fileName: 'my-data'
	}
};
