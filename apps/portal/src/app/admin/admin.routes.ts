import type { Routes } from '@angular/router';
import AdminPage from './admin-page';
import { adminSectionRoutes } from './admin-sections';

const routes: Routes = [{ path: '', component: AdminPage, children: adminSectionRoutes }];

export default routes;
