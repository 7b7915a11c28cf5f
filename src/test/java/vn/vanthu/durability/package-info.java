/** The service as a process of its own against real servers: killed, fed strange mail, measured. */
package vn.vanthu.durability;
