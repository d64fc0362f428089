/** The API: middleware in order, then one route a module. */
import { Hono } from 'hono';
import { openAPIRouteHandler } from 'hono-openapi';
import { openCall } from './http/actor.ts';
import type { AppEnv } from './http/env.ts';
import { openApi } from './http/open-api.ts';
import { onError, onNotFound } from './http/on-error.ts';
import { readOnlyWhileViewing } from './http/read-only.ts';
import { requestId } from './http/request-id.ts';
import { sameOrigin } from './http/same-origin.ts';
import { assignmentRoutes } from './modules/assignments/routes.ts';
import { evaluationRoutes } from './modules/evaluations/routes.ts';
import { certificateRoutes, verificationRoutes } from './modules/certificates/routes.ts';
import { draftPartRoutes } from './modules/authoring/part-routes.ts';
import { draftRoutes } from './modules/authoring/routes.ts';
import { courseStudyRoutes, enrolmentRoutes, fileRoutes } from './modules/learning/routes.ts';
import { courseRoutes } from './modules/catalogue/routes.ts';
import { correctionRoutes, myCorrectionRoutes } from './modules/corrections/routes.ts';
import { gapRoutes } from './modules/competencies/routes.ts';
import { closingRoutes, leavingRoutes } from './modules/credits/closing-routes.ts';
import { gradingRoutes } from './modules/credits/grading-routes.ts';
import { claimRoutes, creditRoutes } from './modules/credits/routes.ts';
import {
	competencyEditRoutes,
	personEditRoutes,
	positionEditRoutes,
	unitEditRoutes
} from './modules/exchange/record-routes.ts';
import { importRoutes } from './modules/exchange/routes.ts';
import {
	appointmentChoiceRoutes,
	appointmentRoutes,
	unitHeadRoutes
} from './modules/organisation/appointment-routes.ts';
import {
	competencyRoutes,
	peopleRoutes,
	positionRoutes,
	unitRoutes
} from './modules/organisation/routes.ts';
import { studyRoutes } from './modules/credits/study-routes.ts';
import { healthRoutes } from './modules/health/routes.ts';
import { accountRoutes } from './modules/identity/account-routes.ts';
import { auditRoutes } from './modules/identity/audit-routes.ts';
import { meRoutes } from './modules/identity/me-routes.ts';
import { roleRoutes } from './modules/identity/role-routes.ts';
import { sessionRoutes } from './modules/identity/session-routes.ts';
import { viewingRoutes } from './modules/identity/viewing-routes.ts';
import { settingsRoutes } from './modules/rules/settings-routes.ts';
import { materialRoutes } from './modules/material/routes.ts';
import { materialUploadRoutes } from './modules/material/upload-routes.ts';
import { mailRoutes, notificationRoutes } from './modules/notifications/routes.ts';
import {
	classEffectRoutes,
	homeRoutes,
	ruleEffectRoutes,
	teamRoutes
} from './modules/reports/routes.ts';
import { holidayRoutes, referenceDataRoutes } from './modules/rules/reference-routes.ts';
import { classRoutes, formRoutes } from './modules/rules/version-routes.ts';
import { referenceRoutes } from './modules/rules/routes.ts';
import { myDataRoutes, privacyRoutes, purgeRoutes } from './modules/privacy/routes.ts';
import { ruleRoutes } from './modules/rules/rule-routes.ts';
import { admissionRoutes } from './modules/workshops/admission-routes.ts';
import { attendanceRoutes } from './modules/workshops/attendance-routes.ts';
import { hallRoutes } from './modules/workshops/hall-routes.ts';
import { eventSignupRoutes, signupRoutes } from './modules/workshops/signup-routes.ts';
import { calendarFeedRoutes, eventCalendarRoutes } from './modules/workshops/calendar-routes.ts';
import { eventRoutes } from './modules/workshops/event-routes.ts';
import { roomRoutes, trainerRoutes } from './modules/workshops/place-routes.ts';

const routes = new Hono<AppEnv>()
	.basePath('/api')
	.use(requestId)
	.route('/health', healthRoutes)
	.use(sameOrigin)
	.use(openCall)
	.use(readOnlyWhileViewing)
	.route('/viewing', viewingRoutes)
	.route('/session', sessionRoutes)
	.route('/me', meRoutes)
	.route('/accounts', accountRoutes)
	.route('/roles', roleRoutes)
	.route('/audit', auditRoutes)
	.route('/my-data', myDataRoutes)
	.route('/my-data', myCorrectionRoutes)
	.route('/corrections', correctionRoutes)
	.route('/privacy', privacyRoutes)
	.route('/purges', purgeRoutes)
	.route('/certificates', certificateRoutes)
	.route('/verifications', verificationRoutes)
	.route('/home', homeRoutes)
	.route('/team', teamRoutes)
	.route('/gaps', gapRoutes)
	.route('/courses', courseRoutes)
	.route('/drafts', draftRoutes)
	.route('/drafts', draftPartRoutes)
	.route('/assignments', assignmentRoutes)
	.route('/evaluations', evaluationRoutes)
	.route('/attendance', attendanceRoutes)
	.route('/attendance', hallRoutes)
	.route('/credits', creditRoutes)
	.route('/claims', claimRoutes)
	.route('/imports', importRoutes)
	.route('/people', peopleRoutes)
	.route('/people', personEditRoutes)
	.route('/people', appointmentRoutes)
	.route('/appointment-choices', appointmentChoiceRoutes)
	.route('/units', unitRoutes)
	.route('/units', unitEditRoutes)
	.route('/units', unitHeadRoutes)
	.route('/positions', positionRoutes)
	.route('/positions', positionEditRoutes)
	.route('/competencies', competencyRoutes)
	.route('/competencies', competencyEditRoutes)
	.route('/settings', settingsRoutes)
	.route('/rules', ruleRoutes)
	.route('/rules', ruleEffectRoutes)
	.route('/notifications', notificationRoutes)
	.route('/mail', mailRoutes)
	.route('/reference-data', referenceDataRoutes)
	.route('/development-forms', formRoutes)
	.route('/position-classes', classRoutes)
	.route('/position-classes', classEffectRoutes)
	.route('/holidays', holidayRoutes)
	.route('/courses', courseStudyRoutes)
	.route('/enrolments', enrolmentRoutes)
	.route('/enrolments', studyRoutes)
	.route('/workshops', eventCalendarRoutes)
	.route('/workshops', eventRoutes)
	.route('/rooms', roomRoutes)
	.route('/trainers', trainerRoutes)
	.route('/files', fileRoutes)
	.route('/workshops', eventSignupRoutes)
	.route('/workshops', admissionRoutes)
	.route('/assignments', gradingRoutes)
	.route('/workshops', closingRoutes)
	.route('/calendar-feed', calendarFeedRoutes)
	.route('/workshops', materialRoutes)
	.route('/workshops', materialUploadRoutes)
	.route('/signups', signupRoutes)
	.route('/signups', leavingRoutes)
	.route('/reference', referenceRoutes);

export const app = new Hono<AppEnv>()
	// eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- the library asks for an untyped Hono
	.get('/api/openapi.json', openAPIRouteHandler(routes, { documentation: openApi }))
	.route('/', routes)
	.onError(onError)
	.notFound(onNotFound);

export type AppType = typeof routes;
