/** All style sheets of the preview, in the order in which they go over each other. */
import './page.css';
import './map.css';
import './map-tools.css';
import './matrix.css';
import './trace.css';
import './journey.css';
import './what-if.css';
import './forced-colors.css';
