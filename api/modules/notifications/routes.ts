import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { chooseMail } from './choose-mail.ts';
import {
	Done,
	MailPage,
	MailParams,
	MailPreference,
	MailQuery,
	MailTried,
	NotificationPage,
	NotificationParams,
	NotificationQuery,
	Opened
} from './contract.ts';
import { listMail } from './list-mail.ts';
import { listNotifications } from './list-notifications.ts';
import { openNotification } from './open-notification.ts';
import { readAllNotifications } from './read-all-notifications.ts';
import { retryMail } from './retry-mail.ts';
import { tryMail } from './try-mail.ts';

export const notificationRoutes = new Hono<AppEnv>()
	.get(
		'/',
		...endpoint({
			permission: 'signed-in',
			summary: 'My notifications',
			query: NotificationQuery,
			output: NotificationPage
		}),
		async (c) => c.json(await listNotifications(c.var.call, c.var.input), 200)
	)
	.post(
		'/read',
		...endpoint({ permission: 'signed-in', summary: 'Mark all as read', output: Done }),
		async (c) => c.json(await readAllNotifications(c.var.call), 200)
	)
	.put(
		'/mail',
		...endpoint({
			permission: 'signed-in',
			summary: 'What I receive by mail',
			body: MailPreference,
			output: Done
		}),
		async (c) => c.json(await chooseMail(c.var.call, c.var.input), 200)
	)
	.post(
		'/:notificationId/open',
		...endpoint({
			permission: 'signed-in',
			summary: 'Mark one as read, and where it leads',
			params: NotificationParams,
			output: Opened
		}),
		async (c) => c.json(await openNotification(c.var.call, c.var.input), 200)
	);

export const mailRoutes = new Hono<AppEnv>()
	.get(
		'/',
		...endpoint({
			permission: 'mail.manage',
			summary: 'Mails by what became of them',
			query: MailQuery,
			output: MailPage
		}),
		async (c) => c.json(await listMail(c.var.call, c.var.input), 200)
	)
	.post(
		'/test',
		...endpoint({
			permission: 'mail.manage',
			summary: 'Send a mail to myself now',
			output: MailTried
		}),
		async (c) => c.json(await tryMail(c.var.call), 200)
	)
	.post(
		'/:notificationId/retry',
		...endpoint({
			permission: 'mail.manage',
			summary: 'Send a failed mail again',
			params: MailParams,
			output: Done
		}),
		async (c) => c.json(await retryMail(c.var.call, c.var.input), 200)
	);
