"""The facilitator's cockpit: prepare, run, hand out, close."""
