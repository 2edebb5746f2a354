import '../styles/report.css';
import '../styles/index.js';
import { showReport } from './show-report.js';

showReport();
