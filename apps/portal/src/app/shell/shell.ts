import { ChangeDetectionStrategy, Component } from '@angular/core';
@Component({ selector: 'portal-x', template: '', changeDetection: ChangeDetectionStrategy.OnPush })
export default class Shell {}
