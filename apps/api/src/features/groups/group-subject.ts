import type { AuditSubject } from '../administration/audit-trail';
import type { Group } from './group.entity';

/** The group as the audit log names it. */
export const subjectOf = ({ id, name, organizationId }: Group): AuditSubject => ({
  kind: 'GROUP',
  id,
  name,
  organizationId,
});
