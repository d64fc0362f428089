export { deliverMail } from './deliver-mail.ts';
export { eraseNotifications } from './erase-notifications.ts';
