import { Injectable } from '@angular/core';
import { Subject } from 'rxjs';

/** What answers of the API tell about the session as a whole. Knows nothing, so that links and stores may share it. */
@Injectable({ providedIn: 'root' })
export class AccessEvents {
  /** A call or the socket was refused because nobody is signed in. */
  readonly unauthenticated = new Subject<void>();
  /** A call was refused until the password is changed. */
  readonly passwordChangeRequired = new Subject<void>();
}
