/** The analysis inside an exported page, and nothing else of the server. */
import { offerAnalysis } from './recorded/page-analysis.js';

offerAnalysis();
